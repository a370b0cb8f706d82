import type { NewCommand, RecordKind } from '@counterfoil/client';
import { invitationId } from '@counterfoil/client/account';
import { dayMs, invariant, localDay } from '@counterfoil/domain';
import { doc, serverTimestamp, setDoc } from 'firebase/firestore';
import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { v7 } from 'uuid';
import { projectId } from '../suite/suite.ts';
import { type Device, openDevice } from './device.ts';
import { crew, customers, olga, type Person, password } from './people.ts';
import type { DemoProvider } from './provider.ts';
import { providers } from './providers.ts';

const stamps = () => ({ createdAt: serverTimestamp(), updatedAt: serverTimestamp() });

const createPeople = async (people: readonly Person[]): Promise<void> => {
  const auth = getAuth(initializeApp({ projectId }));
  await Promise.all(people.map((person) => auth.createUser({ ...person, password })));
  // As in production, where a server sets the claims: nobody can give them to themselves.
  await auth.setCustomUserClaims(olga.uid, { operator: true });
};

const must = async ({ counterfoil }: Device, command: NewCommand): Promise<void> => {
  const outcome = await counterfoil.send(command);
  invariant(outcome.outcome === 'applied', `${command.type}: ${JSON.stringify(outcome)}`);
};

/** Ordered by reference: costs and recipes come after the ingredients that they name. */
const order: readonly (readonly RecordKind[])[] = [
  ['services', 'resources', 'plans', 'categories', 'ingredients', 'tables', 'printers'],
  ['ingredientCosting', 'recipes'],
  ['menuItems'],
];

const putRecords = async ({ counterfoil }: Device, { providerId, records }: DemoProvider): Promise<void> => {
  const put = counterfoil.provider(providerId).records;
  for (const kinds of order) {
    await Promise.all(
      kinds.flatMap((kind) => Object.entries(records[kind] ?? {}).map(([id, record]) => put.add(kind, id, record))),
    );
  }
};

/** Sets up a provider as its owner would on the first day. */
const createDemoProvider = async (
  owner: Device,
  provider: DemoProvider,
  devices: ReadonlyMap<string, Device>,
): Promise<void> => {
  const { providerId, profile, listing, shortAddress, stock, invited = [], closure } = provider;
  const deviceOf = ({ uid }: Person): Device => {
    const device = devices.get(uid);
    invariant(device, `${uid} has no device`);
    return device;
  };
  await must(owner, { type: 'provider.create', providerId, payload: profile });
  await must(owner, { type: 'provider.setShortAddress', providerId, payload: { shortAddress } });
  await must(owner, { type: 'provider.list', providerId, payload: listing });
  for (const { person, role } of provider.crew) {
    const { uid: userId, displayName } = person;
    await must(owner, { type: 'member.add', providerId, payload: { userId, role, displayName } });
    await must(deviceOf(person), { type: 'member.accept', providerId, payload: { userId } });
  }
  for (const { person, role } of invited) {
    const payload = { invitationId: invitationId() };
    await must(owner, { type: 'invitation.create', providerId, payload: { ...payload, role } });
    await must(deviceOf(person), { type: 'invitation.accept', providerId, payload });
  }
  await putRecords(owner, provider);
  if (closure) {
    const day = localDay(new Date(Date.now() + closure.inDays * dayMs), profile.timeZone);
    const payload = { closureId: v7(), from: day, until: day, onConflict: 'move', title: closure.title } as const;
    await must(owner, { type: 'closure.create', providerId, payload });
  }
  for (const [ingredientId, quantity] of Object.entries(stock)) {
    const payload = { ingredientId, quantity, reason: 'First delivery' };
    await must(owner, { type: 'stock.receive', providerId, payload });
  }
};

/**
 * Creates demo users and providers in an empty suite. Each person creates their own, by commands and by writes under
 * the rules.
 *
 * @returns a device for each person, by `uid`
 */
export const seed = async (): Promise<Map<string, Device>> => {
  const people = [...crew, ...customers, olga];
  await createPeople(people);
  const devices = new Map<string, Device>();
  for (const person of people) {
    const device = await openDevice(person);
    const { displayName, email } = person;
    await setDoc(doc(device.firestore, `endUsers/${person.uid}`), { displayName, email, ...stamps() });
    devices.set(person.uid, device);
  }
  for (const provider of providers) {
    const owner = devices.get(provider.owner.uid);
    invariant(owner, `${provider.providerId} has no owner`);
    await createDemoProvider(owner, provider, devices);
  }
  return devices;
};
