import { collection, collectionGroup, doc, getDoc, getDocs, query, where } from 'firebase/firestore';
import { beforeAll, describe, test } from 'vitest';
import {
  allowAndDeny,
  denyThenAllow,
  everyoneBut,
  everyRead,
  everyWrite,
  openStage,
  type Person,
  people,
  stamps,
  stored,
} from '../kit/rules.ts';

const stage = await openStage('end-user');

let provider: string;

const mine = (path: string): string => `endUsers/${stage.uid('guest')}/${path}`;
const providerId = (): string => provider.slice(provider.indexOf('/') + 1);

const paths = [
  {
    path: 'reservations/r',
    data: { userId: 'guest', status: 'confirmed', totalPrice: { amount: 1, currency: 'EUR' } },
  },
  {
    path: 'subscriptions/s',
    data: { userId: 'guest', status: 'active', pricePaid: { amount: 1, currency: 'EUR' } },
  },
  { path: 'orders/o', data: { orderId: 'o', number: 1, status: 'pending', total: { amount: 1, currency: 'EUR' } } },
  { path: 'memberships/salon', data: { providerId: 'salon', role: 'staff', providerName: 'Salon' } },
  { path: 'events/c_0', data: { type: 'reservation.created', entityId: 'r', payload: { userName: 'Ada' } } },
] as const;

beforeAll(async () => {
  provider = await stage.openProvider();
  const booking = { providerId: providerId(), ...stored };
  await stage.put(Object.fromEntries(paths.map(({ path, data }) => [mine(path), { ...data, ...booking }])));
});

describe.each(paths)('rules for $path of a guest', ({ path, data }) => {
  test('allow the guest to read and list it', async () => {
    const reads = Promise.all(everyRead(stage.as('guest'), mine(path)));
    await allowAndDeny(reads, ...everyRead(stage.as('otherGuest'), mine(path)));
  });

  test.each(everyoneBut('guest'))('reject reads and lists by %s', async (person) => {
    await allowAndDeny(getDoc(doc(stage.as('guest'), mine(path))), ...everyRead(stage.as(person), mine(path)));
  });

  test.each(people)('reject writes by %s', async (person) => {
    await allowAndDeny(
      getDoc(doc(stage.as('guest'), mine(path))),
      ...everyWrite(stage.as(person), mine(path), data),
      ...everyWrite(stage.as(person), mine(path), { ...data, providerId: providerId(), ...stamps() }),
    );
  });

  const kind = path.slice(0, path.indexOf('/'));
  const searchers: Person[] = ['owner', 'manager', 'staff', 'kitchen', 'neighbour', 'guest', 'stranger', 'signedOut'];

  test.each(searchers)('reject collection group queries by %s', async (person) => {
    const everywhere = collectionGroup(stage.as(person), kind);
    await allowAndDeny(
      getDocs(collection(stage.as('guest'), mine(kind))),
      getDocs(everywhere),
      getDocs(query(everywhere, where('providerId', '==', providerId()))),
    );
  });
});

test("the rules reject reads of a member's own bookings by the owner of the provider", async () => {
  const booking = `endUsers/${stage.uid('staff')}/reservations/r`;
  await stage.put({ [booking]: { userId: stage.uid('staff'), providerId: providerId(), status: 'pending' } });
  await denyThenAllow(
    () => getDoc(doc(stage.as('owner'), booking)),
    () => getDoc(doc(stage.as('staff'), booking)),
  );
});
