import { doc, getDoc } from 'firebase/firestore';
import { beforeAll, describe, test } from 'vitest';
import { allowAndDeny, everyRead, everyWrite, openStage, people, stamps } from '../kit/rules.ts';

const stage = await openStage('unnamed');

let provider: string;

/** Paths for functions only, unknown paths, and paths below a document that the rules name. */
const paths: [name: string, path: () => string][] = [
  ['receipts', () => 'receipts/c'],
  ['payments', () => 'payments/p'],
  ['checkouts', () => 'checkouts/c'],
  ['unmatchedPayments', () => 'unmatchedPayments/p'],
  ['stuckItems', () => 'stuckItems/s'],
  ['failedRecordChanges', () => 'failedRecordChanges/c'],
  ['the usage of a person', () => `usage/${stage.uid('guest')}`],
  ['the usage of a person at a provider', () => `${provider}/usage/${stage.uid('guest')}`],
  ['the secret of data bundles', () => 'platform/bundleSecret'],
  ['claims of reservations', () => `${provider}/reservationClaims/r`],
  ['claims of subscriptions', () => `${provider}/subscriptionClaims/s`],
  ['the digests of a member', () => `endUsers/${stage.uid('guest')}/digests/p_1`],
  ['the pushes to a member', () => `endUsers/${stage.uid('guest')}/pushes/p_1`],
  ['scheduledReminders', () => `scheduledReminders/${stage.uid('guest')}_r_day`],
  ['platform', () => 'platform/summary'],
  ['an unknown collection', () => 'secrets/s'],
  ['an unknown collection of a provider', () => `${provider}/secrets/s`],
  ['an unknown collection of a guest', () => `endUsers/${stage.uid('guest')}/secrets/s`],
  ['a path below a notification', () => `endUsers/${stage.uid('guest')}/notifications/n/secrets/s`],
  ['a path below a device', () => `endUsers/${stage.uid('guest')}/devices/d/secrets/s`],
  ['a path below a booking', () => `endUsers/${stage.uid('guest')}/reservations/r/secrets/s`],
  ['a path below a reference', () => `${provider}/pendingReservations/r/secrets/s`],
  ['a path below a subscription', () => `endUsers/${stage.uid('guest')}/subscriptions/s/secrets/s`],
  ['a path below the reference of a subscription', () => `${provider}/activeSubscriptions/s/secrets/s`],
  ['the state of a rebuild', () => `${provider}/projections/rebuild`],
  ['the figures of a rebuild', () => `${provider}/projections/rebuild/projections/customers.c`],
  ['orderNumbers', () => `${provider}/orderNumbers/2030-01-01_0`],
  ['the trace of a deletion', () => `${provider}/deletions/plans.club.${stage.uid('owner')}`],
  ['a path below an order', () => `${provider}/orders/o/private/payload`],
  ['a path below the contact of an order', () => `${provider}/orders/o/private/contact/secrets/s`],
  ['a path below a table', () => `${provider}/tables/t1/private/costing`],
  ["a path below a guest's event", () => `endUsers/${stage.uid('guest')}/events/c_0/private/payload`],
  ["a path below a recipe's costing", () => `${provider}/recipes/r/private/costing/secrets/s`],
  ['a path below a plan', () => `${provider}/plans/club/secrets/s`],
  ['a path below a member', () => `${provider}/members/${stage.uid('owner')}/secrets/s`],
  ['a path below a service', () => `${provider}/services/cut/secrets/s`],
];

beforeAll(async () => {
  provider = await stage.openProvider();
  const data = { userId: stage.uid('guest'), createdBy: stage.uid('guest') };
  await stage.put(Object.fromEntries(paths.map(([, path]) => [path(), data])));
});

describe.each(paths)('rules for %s', (_, path) => {
  test.each(people)('reject reads and writes by %s', async (person) => {
    const owned = { userId: stage.uid(person), createdBy: stage.uid(person), ...stamps() };
    await allowAndDeny(
      getDoc(doc(stage.as('stranger'), provider)),
      ...everyRead(stage.as(person), path()),
      ...everyWrite(stage.as(person), path(), owned),
    );
  });
});
