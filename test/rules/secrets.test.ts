import { doc, getDoc } from 'firebase/firestore';
import { beforeAll, expect, test } from 'vitest';
import { euros } from '../../domain/test-kit/fixtures/euros.ts';
import { withDates } from '../../functions/src/firestore/with-dates.ts';
import { makeCommand } from '../kit/command.ts';
import { type DamagedWorld, openDamagedWorld, projectAll } from '../kit/damage/world.ts';
import { everything } from '../kit/leaving-world.ts';
import { newId } from '../kit/new-id.ts';
import { type Fields, openStage, type Person, people, roles, stored } from '../kit/rules.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { inDays } from '../kit/tenant.ts';

const stage = await openStage('secrets');

/** Facts that are written nowhere else, so that one finds each copy of them. */
const secrets = {
  'the phone of a guest at a table': '+39 06 5550001',
  'the e-mail of a guest at a table': 'table-guest@example.com',
  'the phone of a guest who booked': '+39 06 5550002',
  'the e-mail of a guest who booked': 'booked-guest@example.com',
  'the cost of an ingredient': '7319',
  'the sales of a day': 'salesByHour',
  'the total that a customer has spent': 'totalSpent',
  'the figures of health': 'latencyMs',
} as const;

type Secret = keyof typeof secrets;

/** Owners and managers read them. At the desk, staff see how to reach a guest who still comes. */
const readers: Readonly<Record<Secret, readonly Person[]>> = {
  'the phone of a guest at a table': ['owner', 'manager'],
  'the e-mail of a guest at a table': ['owner', 'manager'],
  'the phone of a guest who booked': ['owner', 'manager', 'staff'],
  'the e-mail of a guest who booked': ['owner', 'manager', 'staff'],
  'the cost of an ingredient': ['owner', 'manager'],
  'the sales of a day': ['owner', 'manager'],
  'the total that a customer has spent': ['owner', 'manager'],
  'the figures of health': ['owner', 'manager'],
};

const addSecrets = async ({ firestore, providerId, restaurant, at }: DamagedWorld): Promise<void> => {
  const owner = userActor('owner');
  const orderId = newId('order');
  const customer = { name: 'Gina', phone: '+39 06 5550001', email: 'table-guest@example.com' };
  const lines = [{ lineId: 'a', menuItemId: 'cover', quantity: 1 }];
  const booking = {
    ...{ reservationId: newId('booking'), serviceId: 'cut', startTime: inDays(2, 12).toISOString(), partySize: 1 },
    guest: { name: 'Gino', phone: '+39 06 5550002', email: 'booked-guest@example.com' },
  };
  await firestore.doc(at('ingredients/flour/private/costing')).set({ cost: euros(7319), quantity: 1000, ...stored });
  const commands = [
    makeCommand('order.place', providerId, { orderId, lines, customer }),
    makeCommand('order.confirm', providerId, { orderId }),
    makeCommand('order.complete', providerId, { orderId }),
    makeCommand('reservation.create', providerId, booking),
  ];
  for (const command of commands) await mustRun(owner, command, new Date(), firestore);
  await projectAll(restaurant);
};

let documents: ReadonlyMap<string, Fields>;

beforeAll(async () => {
  const world = await openDamagedWorld();
  await addSecrets(world);
  const paths = [...(await everything(world.firestore)).keys()];
  const read = await world.firestore.getAll(...paths.map((path) => world.firestore.doc(path)));
  const fields = read.map((one): [string, Fields] => [one.ref.path, Object(withDates(one.data()))]);
  const members = roles.map((role): [string, Fields] => [
    world.at(`members/${stage.uid(role)}`),
    { role, active: true, ...stored },
  ]);
  const metrics: [string, Fields] = [world.at('metrics/2030-01-01'), { latencyMs: 12, ...stored }];
  documents = new Map([...fields, ...members, metrics]);
  const all = [...documents];
  for (let n = 0; n < all.length; n += 300) await stage.put(Object.fromEntries(all.slice(n, n + 300)));
}, 120_000);

/** The paths that a person reads, with their content. */
const readableBy = async (person: Person): Promise<ReadonlyMap<string, string>> => {
  const database = stage.as(person);
  const found = [...documents].map(async ([path, data]): Promise<[string, string][]> => {
    const read = await getDoc(doc(database, path)).catch(() => undefined);
    return read?.exists() ? [[path, JSON.stringify(data)]] : [];
  });
  return new Map((await Promise.all(found)).flat());
};

test.each(people)(
  '%s finds no secret of a house that is not for them, in whatever document',
  async (person) => {
    const readable = await readableBy(person);
    const told = Object.entries(secrets).filter(([, text]) =>
      [...readable.values()].some((data) => data.includes(text)),
    );
    const may = Object.entries(readers).filter(([, allowed]) => allowed.includes(person));
    expect(told.map(([secret]) => secret)).toEqual(may.map(([secret]) => secret));
  },
  120_000,
);
