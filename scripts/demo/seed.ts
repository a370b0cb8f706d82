import { invariant } from '@counterfoil/domain';
import { doc, serverTimestamp, setDoc } from 'firebase/firestore';
import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { projectId } from '../suite/suite.ts';
import { type Device, openDevice } from './device.ts';
import { type House, houses } from './houses.ts';
import { bella, customers, marco, type Person, password } from './people.ts';

const stamps = () => ({ createdAt: serverTimestamp(), updatedAt: serverTimestamp() });

const createPeople = async (people: readonly Person[]): Promise<void> => {
  const auth = getAuth(initializeApp({ projectId }));
  await Promise.all(people.map((person) => auth.createUser({ ...person, password })));
};

const putAll = (
  { firestore }: Device,
  { providerId }: House,
  what: 'services' | 'plans',
  documents: Readonly<Record<string, object>>,
): Promise<void>[] =>
  Object.entries(documents).map(([id, data]) =>
    setDoc(doc(firestore, `serviceProviders/${providerId}/${what}/${id}`), { ...data, ...stamps() }),
  );

/** What an owner does on their first day. */
const openHouse = async (owner: Device, house: House): Promise<void> => {
  const { providerId, profile, services, plans } = house;
  const outcome = await owner.counterfoil.send({ type: 'provider.create', providerId, payload: profile });
  invariant(outcome.outcome === 'applied', `${providerId} was not created: ${JSON.stringify(outcome)}`);
  await Promise.all([...putAll(owner, house, 'services', services), ...putAll(owner, house, 'plans', plans)]);
};

/**
 * Demo users and houses in an empty suite, each made in the way its person would: by commands and writes under the rules.
 *
 * @returns a device for each person, by `uid`
 */
export const seed = async (): Promise<Map<string, Device>> => {
  const people = [bella, marco, ...customers];
  await createPeople(people);
  const devices = new Map<string, Device>();
  for (const person of people) {
    const device = await openDevice(person);
    const { displayName, email } = person;
    await setDoc(doc(device.firestore, `endUsers/${person.uid}`), { displayName, email, ...stamps() });
    devices.set(person.uid, device);
  }
  for (const house of houses) {
    const owner = devices.get(house.owner.uid);
    invariant(owner, `${house.providerId} has no owner`);
    await openHouse(owner, house);
  }
  return devices;
};
