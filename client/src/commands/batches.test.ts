import type { Command } from '@counterfoil/domain';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { batches } from './batches.lazy.ts';

const command = (id: string, orderId: string): Command => ({
  id,
  type: 'order.addLines',
  providerId: 'pizzeria',
  payload: { orderId },
  issuedAt: '',
});

/** A server that answers each command when the test calls `answer`. */
const server = () => {
  const calls: string[][] = [];
  const open = new Map<string, { resolve: (answer: string) => void; reject: (error: Error) => void }>();
  const call = (commands: readonly Command[]) => {
    calls.push(commands.map(({ id }) => id));
    return commands.map(({ id }) => new Promise<string>((resolve, reject) => open.set(id, { resolve, reject })));
  };
  return { calls, call, answer: (id: string) => open.get(id)?.resolve(`${id} done`), open };
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('sends concurrent commands in one call of a hundred at most, and the rest fifty milliseconds later', async () => {
  const { calls, call } = server();
  const send = batches(call);
  for (let n = 0; n < 130; n++) void send(command(`c${n}`, `o${n}`));
  await vi.advanceTimersByTimeAsync(0);
  expect(calls.map(({ length }) => length)).toEqual([100]);
  await vi.advanceTimersByTimeAsync(49);
  expect(calls).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(calls.map(({ length }) => length)).toEqual([100, 30]);
});

test('sends as few commands in a call as a provider asks for, from the next call on', async () => {
  const { calls, call } = server();
  let size: number | undefined;
  const send = batches(call, () => size);
  for (let n = 0; n < 130; n++) void send(command(`c${n}`, `o${n}`));
  await vi.advanceTimersByTimeAsync(0);
  size = 12;
  await vi.advanceTimersByTimeAsync(200);
  expect(calls.map(({ length }) => length)).toEqual([100, 12, 12, 6]);
});

test('lets the wish of a provider slow down no other provider', async () => {
  const { calls, call } = server();
  const send = batches(call, (providerId) => (providerId === 'careful' ? 1 : undefined));
  for (let n = 0; n < 40; n++) void send(command(`c${n}`, `o${n}`));
  void send({ ...command('slow', 'o'), providerId: 'careful' });
  for (let n = 0; n < 40; n++) void send(command(`d${n}`, `p${n}`));
  await vi.advanceTimersByTimeAsync(200);
  expect(calls.map(({ length }) => length)).toEqual([80, 1]);
});

test('sends a single command at once, and the next one after a pause at once too', async () => {
  const { calls, call, answer } = server();
  const send = batches(call);
  const first = send(command('a', 'o'));
  await vi.advanceTimersByTimeAsync(0);
  answer('a');
  await expect(first).resolves.toBe('a done');
  await vi.advanceTimersByTimeAsync(100);
  void send(command('b', 'o'));
  await vi.advanceTimersByTimeAsync(0);
  expect(calls).toEqual([['a'], ['b']]);
});

test('sends commands of one lane together or one call after the other, and delays no other lane', async () => {
  const { calls, call, answer } = server();
  const send = batches(call);
  void send(command('a1', 'a'));
  void send(command('a2', 'a'));
  await vi.advanceTimersByTimeAsync(0);
  void send(command('a3', 'a'));
  void send(command('b1', 'b'));
  await vi.advanceTimersByTimeAsync(60);
  expect(calls).toEqual([['a1', 'a2'], ['b1']]);
  answer('a1');
  await vi.advanceTimersByTimeAsync(60);
  expect(calls).toHaveLength(2);
  answer('a2');
  await vi.advanceTimersByTimeAsync(60);
  expect(calls).toEqual([['a1', 'a2'], ['b1'], ['a3']]);
});

test('rejects a command that waited behind a failed one, because it would overtake it, and sends other lanes', async () => {
  const { calls, call, open } = server();
  const send = batches(call);
  const first = send(command('a1', 'a'));
  const rejection = expect(first).rejects.toThrow('no network');
  await vi.advanceTimersByTimeAsync(0);
  const behind = expect(send(command('a2', 'a'))).rejects.toThrow('no network');
  open.get('a1')?.reject(new Error('no network'));
  void send(command('b1', 'b'));
  await rejection;
  await behind;
  await vi.advanceTimersByTimeAsync(60);
  expect(calls).toEqual([['a1'], ['b1']]);
  void send(command('a1', 'a'));
  await vi.advanceTimersByTimeAsync(60);
  expect(calls).toEqual([['a1'], ['b1'], ['a1']]);
});
