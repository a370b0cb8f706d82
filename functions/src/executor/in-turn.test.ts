import { expect, test } from 'vitest';
import { inTurn } from './in-turn.ts';

const tick = () => new Promise((resolve) => setImmediate(resolve));

/** Work that notes its beginning and ends when it is told to. */
const worker = (log: string[], name: string) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const work = async () => {
    log.push(name);
    await promise;
  };
  return { work, end: resolve };
};

test('those who need a common document go one after the other, in the order they came', async () => {
  const log: string[] = [];
  const [a, b, c] = [worker(log, 'a'), worker(log, 'b'), worker(log, 'c')];
  const all = [inTurn(['x', 'y'], a.work), inTurn(['y', 'x'], b.work), inTurn(['z'], c.work)];
  await tick();
  expect(log).toEqual(['a', 'c']);
  a.end();
  await tick();
  expect(log).toEqual(['a', 'c', 'b']);
  b.end();
  c.end();
  await Promise.all(all);
});

test('a failure is the own one, and the next one goes on', async () => {
  const failing = inTurn(['x'], () => Promise.reject(new Error('lost')));
  const next = inTurn(['x'], async () => 'done');
  await expect(failing).rejects.toThrow('lost');
  expect(await next).toBe('done');
});

test('nobody waits for ever for somebody who hangs', async () => {
  void inTurn(['x'], () => new Promise(() => {}));
  expect(await inTurn(['x'], async () => 'done', 1)).toBe('done');
});
