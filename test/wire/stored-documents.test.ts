import type { Fields } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { beforeAll, describe, expect, test } from 'vitest';
import { storedKinds } from '../../domain/src/wire/document-schemas.ts';
import { withDates } from '../../functions/src/firestore/with-dates.ts';
import { firestore, openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { openedDatabases } from '../kit/opened-databases.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { createTenant, inDays } from '../kit/tenant.ts';
import { asJson, schemaOf } from '../kit/wire/schema-of.ts';
import { faultsBy } from '../kit/wire/validator.ts';

/** The collections that have a schema, by their last names. */
const collections = [
  'events',
  ...new Set(Object.values(storedKinds).flatMap(({ paths }) => paths.map((path) => path.split('/').at(-2) ?? ''))),
];

/**
 * True for a document that no code of ours wrote, but a test past the rules. It lacks the stamps that every document and
 * event carries.
 */
const isByHand = (name: string, data: Fields): boolean => {
  if (name === 'Day') return false;
  if (name === 'StoredCommand' && reasonOf(data) === 'invalid-field') return true;
  return !(data.createdAt instanceof Date) || (name.endsWith('Event') && !data.metadata);
};

const reasonOf = ({ rejection }: Fields): unknown => Object(Object(rejection).details).reason;

/** Fields that a test has broken in a document of ours, to see how functions bear it. */
const broken: ReadonlySet<string> = new Set([
  'Order: /lines must be array',
  'Provider: /openingHours/mon must be array',
]);

const faults = new Map<string, string>();
const counts = new Map<string, number>();

const check = (path: string, data: Fields): void => {
  const name = schemaOf(path, data);
  if (!name || isByHand(name, data)) return;
  counts.set(name, (counts.get(name) ?? 0) + 1);
  const [fault] = faultsBy(name, asJson(data));
  if (fault && !broken.has(`${name}: ${fault}`)) faults.set(`${name}: ${fault}`, `${path} ${JSON.stringify(data)}`);
};

const checkAll = async (database: Firestore): Promise<void> => {
  for (const collection of collections) {
    const { docs } = await database.collectionGroup(collection).get();
    for (const document of docs) check(document.ref.path, withDates(document.data()) as Fields);
  }
};

beforeAll(async () => {
  // Run alone, the test has at least this booking to look at.
  const { providerId } = await createTenant();
  const payload = { reservationId: newId('b'), serviceId: 'cut', startTime: inDays(2).toISOString(), partySize: 1 };
  await mustRun(userActor(newId('user')), makeCommand('reservation.create', providerId, payload));
  await checkAll(firestore);
  const others = openedDatabases().filter((id) => id !== '(default)');
  for (const id of others) await checkAll(openDatabase(id));
}, 600_000);

describe('what the tests of this run have stored', () => {
  test('fits the published schemas', () => {
    expect(Object.fromEntries(faults)).toEqual({});
  });

  test('has documents and events of commands', () => {
    console.log(`checked ${[...counts.values()].reduce((a, b) => a + b, 0)} documents by ${counts.size} schemas`);
    for (const name of ['Reservation', 'ReservationCreatedEvent', 'ReservationCreatedReducedEvent', 'Member']) {
      expect(counts.get(name), name).toBeGreaterThan(0);
    }
  });
});
