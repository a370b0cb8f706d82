import { expect, test } from 'vitest';
import type { Stage } from '../../../test-kit/given.ts';
import { evening, line, minutesLater, pizzeria, sam, storedOrder } from '../../../test-kit/pizzeria.ts';

/** Friday, 23:00 in Rome, in minutes after the evening's begin; midnight comes an hour later. */
const late = 180;
const night = 8 * 60;

const place = (stage: Stage, orderId: string, minutes: number): number => {
  const order = { orderId, lines: [line('a', 'cola')] };
  stage.pass('order.place', order, { by: sam, at: minutesLater(minutes) });
  return storedOrder(stage, orderId).number;
};

const placeMany = (stage: Stage, count: number, minutes: number, name: string): number[] =>
  Array.from({ length: count }, (_, n) => place(stage, `${name}${n}`, minutes));

const shards = ({ store }: Stage) =>
  store.paths().filter((path) => path.startsWith('serviceProviders/pizzeria/orderNumbers/'));

/** Restarts the numbers as the nightly schedule does. */
const restart = ({ store }: Stage, open: readonly number[]) => {
  for (const path of shards({ store } as Stage)) {
    const shard = Number(path.split('/').at(-1));
    const skip = open.filter((number) => (number - 1) % 8 === shard);
    store.commit([{ op: 'set', path, data: { issued: 0, skip, updatedAt: evening } }], evening);
  }
};

test('go on after midnight, so that none is the number of an order that is still open', () => {
  const stage = pizzeria();
  const numbers = [...placeMany(stage, 40, late, 'a'), ...placeMany(stage, 40, late + 120, 'b')];
  expect(new Set(numbers).size).toBe(80);
});

test('begin anew after the night, but for those of orders that are still open', () => {
  const stage = pizzeria();
  const open = placeMany(stage, 10, late, 'a');
  restart(stage, open);
  const fresh = placeMany(stage, 40, night + 60, 'b');
  expect(new Set([...open, ...fresh]).size).toBe(50);
  expect(Math.min(...fresh)).toBeLessThan(20);
  expect(Math.max(...fresh)).toBeLessThan(150);
});

test('are to begin anew at four in the morning', () => {
  const stage = pizzeria();
  place(stage, 'a', late);
  const [path = ''] = shards(stage);
  expect(stage.store.get(path)).toMatchObject({
    restartAt: new Date('2026-05-09T02:00:00Z'),
    shard: Number(path.split('/').at(-1)),
  });
  place(stage, 'b', night + 60);
  const later = shards(stage).map((one) => stage.store.get(one)?.restartAt as Date);
  expect(later.map((at) => at.toISOString())).toContain('2026-05-10T02:00:00.000Z');
});

test('go on from those of an earlier version, which issues others for the rest of the day', () => {
  const stage = pizzeria();
  const day = (n: number) => `2026-05-0${n}`;
  const documents = [7, 8].flatMap((n) =>
    Array.from({ length: 8 }, (_, shard) => ({
      op: 'set' as const,
      path: `serviceProviders/pizzeria/orderNumbers/${day(n)}_${shard}`,
      data: { day: day(n), issued: n, createdAt: evening, updatedAt: evening },
    })),
  );
  stage.store.commit(documents, evening);
  const numbers = placeMany(stage, 20, late, 'a');
  expect(Math.min(...numbers)).toBeGreaterThan(8 * 8);
  const [used] = numbers.map((number) => (number - 1) % 8);
  expect(stage.store.get(`serviceProviders/pizzeria/orderNumbers/${day(8)}_${used}`)?.issued).toBe(1008);
});
