import { doc, getDoc } from 'firebase/firestore';
import { beforeAll, describe, test } from 'vitest';
import { allowAndDeny, everyRead, everyWrite, openStage, people, stamps } from '../kit/rules.ts';

const stage = await openStage('unnamed');

let house: string;

/** What only functions know, what nobody knows, and what lies below something that is named. */
const paths: [name: string, path: () => string][] = [
  ['receipts', () => 'receipts/c'],
  ['scheduledReminders', () => `scheduledReminders/${stage.uid('guest')}_r_day`],
  ['platform', () => 'platform/summary'],
  ['a collection nobody named', () => 'secrets/s'],
  ['a collection of a house nobody named', () => `${house}/secrets/s`],
  ['a collection of a guest nobody named', () => `endUsers/${stage.uid('guest')}/secrets/s`],
  ['below a notification', () => `endUsers/${stage.uid('guest')}/notifications/n/secrets/s`],
  ['below a device', () => `endUsers/${stage.uid('guest')}/devices/d/secrets/s`],
  ['below a booking', () => `endUsers/${stage.uid('guest')}/reservations/r/secrets/s`],
  ['below a reference', () => `${house}/pendingReservations/r/secrets/s`],
  ['below a subscription', () => `endUsers/${stage.uid('guest')}/subscriptions/s/secrets/s`],
  ['below the reference of a subscription', () => `${house}/activeSubscriptions/s/secrets/s`],
  ['orderNumbers', () => `${house}/orderNumbers/2030-01-01_0`],
  ['below an order', () => `${house}/orders/o/private/payload`],
  ['below a table', () => `${house}/tables/t1/private/costing`],
  ["below a guest's event", () => `endUsers/${stage.uid('guest')}/events/c_0/private/payload`],
  ["below a recipe's costing", () => `${house}/recipes/r/private/costing/secrets/s`],
  ['below a plan', () => `${house}/plans/club/secrets/s`],
  ['below a member', () => `${house}/members/${stage.uid('owner')}/secrets/s`],
  ['below a service', () => `${house}/services/cut/secrets/s`],
];

beforeAll(async () => {
  house = await stage.openHouse();
  const data = { userId: stage.uid('guest'), createdBy: stage.uid('guest') };
  await stage.put(Object.fromEntries(paths.map(([, path]) => [path(), data])));
});

describe.each(paths)('%s', (_, path) => {
  test.each(people)('is neither read nor written by %s', async (person) => {
    const owned = { userId: stage.uid(person), createdBy: stage.uid(person), ...stamps() };
    await allowAndDeny(
      getDoc(doc(stage.as('stranger'), house)),
      ...everyRead(stage.as(person), path()),
      ...everyWrite(stage.as(person), path(), owned),
    );
  });
});
