// @vitest-environment happy-dom
import type { Outcome } from '@counterfoil/domain/core';
import { createElement } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rendered } from '../../test-kit/rendered.ts';
import { CounterfoilProvider, type SendsCommands, type SentCommand, useCommand } from '../react.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A client whose commands are kept and answered on demand. */
const client = () => {
  const sent: { command: object; keep(): void; settle(outcome: Outcome): void; fail(error: Error): void }[] = [];
  const counterfoil: SendsCommands = {
    send: (command): SentCommand => {
      const kept = Promise.withResolvers<'disk' | 'memory'>();
      const { promise: outcome, resolve, reject } = Promise.withResolvers<Outcome>();
      sent.push({ command, keep: () => kept.resolve('disk'), settle: resolve, fail: reject });
      return {
        id: `c${sent.length}`,
        kept: kept.promise,
        outcome,
        // biome-ignore lint/suspicious/noThenProperty: awaiting a sent command gives its outcome
        then: (...callbacks) => outcome.then(...callbacks),
      };
    },
  };
  return { sent, counterfoil };
};

const applied = (commandId: string): Outcome => ({ commandId, outcome: 'applied', version: 2, eventIds: [] });
const rejection = { code: 'failed-precondition', message: 'closed' } as const;
const order = { providerId: 'pizzeria', payload: { orderId: 'one' } };

const use = ({ counterfoil }: { counterfoil: SendsCommands }) => useCommand(counterfoil, 'order.confirm');

test('is idle, sends a command of its type, and tells that it was applied', async () => {
  const { sent, counterfoil } = client();
  const page = await rendered(use, { counterfoil });
  expect(page.last()).toMatchObject({ status: 'idle' });
  let outcome: Outcome | undefined;
  await page.after(
    () =>
      void page
        .last()
        ?.send(order)
        .then((settled) => {
          outcome = settled;
        }),
  );
  expect(page.last()).toMatchObject({ status: 'sending', id: 'c1' });
  expect(sent[0]?.command).toEqual({ ...order, type: 'order.confirm' });
  await page.after(() => sent[0]?.settle(applied('c1')));
  expect(page.last()).toMatchObject({ status: 'applied', id: 'c1', outcome: { version: 2 } });
  expect(outcome).toEqual(applied('c1'));
  await page.after(() => page.last()?.reset());
  expect(page.last()?.status).toBe('idle');
});

test('tells why a command was rejected, or why it could not be sent', async () => {
  const { sent, counterfoil } = client();
  const page = await rendered(use, { counterfoil });
  await page.after(() => void page.last()?.send(order));
  await page.after(() => sent[0]?.settle({ commandId: 'c1', outcome: 'rejected', rejection }));
  expect(page.last()).toMatchObject({ status: 'rejected', rejection });
  await page.after(() => void page.last()?.send(order));
  expect(page.last()).toMatchObject({ status: 'sending', id: 'c2' });
  expect(page.last()?.rejection).toBeUndefined();
  await page.after(() => sent[1]?.fail(Object.assign(new Error('over'), { code: 'cancelled' })));
  expect(page.last()).toMatchObject({ status: 'failed', id: 'c2', error: { code: 'cancelled' } });
});

test('is queued once the device keeps the command and no outcome came for a second', async () => {
  const { sent, counterfoil } = client();
  const page = await rendered(use, { counterfoil });
  await page.after(() => void page.last()?.send(order));
  await page.after(() => vi.advanceTimersByTime(5000));
  expect(page.last()?.status).toBe('sending');
  await page.after(() => sent[0]?.keep());
  await page.after(() => vi.advanceTimersByTime(999));
  expect(page.last()?.status).toBe('sending');
  await page.after(() => vi.advanceTimersByTime(1));
  expect(page.last()).toMatchObject({ status: 'queued', id: 'c1' });
  await page.after(() => sent[0]?.settle(applied('c1')));
  expect(page.last()?.status).toBe('applied');
});

test('is queued at once on an offline device, or when it goes offline', async () => {
  const { sent, counterfoil } = client();
  const page = await rendered(use, { counterfoil });
  await page.after(() => void page.last()?.send(order));
  await page.after(() => sent[0]?.keep());
  await page.after(() => dispatchEvent(new Event('offline')));
  expect(page.last()?.status).toBe('queued');
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  await page.after(() => void page.last()?.send(order));
  await page.after(() => sent[1]?.keep());
  expect(page.last()).toMatchObject({ status: 'queued', id: 'c2' });
});

test('follows the latest command only', async () => {
  const { sent, counterfoil } = client();
  const page = await rendered(use, { counterfoil });
  await page.after(() => void page.last()?.send(order));
  await page.after(() => void page.last()?.send(order));
  await page.after(() => sent[0]?.settle({ commandId: 'c1', outcome: 'rejected', rejection }));
  expect(page.last()).toMatchObject({ status: 'sending', id: 'c2' });
});

test('works in strict mode, and an unmounted component does not cancel its command', async () => {
  const { sent, counterfoil } = client();
  const page = await rendered(use, { counterfoil }, { strict: true });
  const { send } = page.last() ?? {};
  let outcome: Outcome | undefined;
  await page.after(
    () =>
      void send?.(order).then((settled) => {
        outcome = settled;
      }),
  );
  expect([sent.length, page.last()?.status, page.last()?.send === send]).toEqual([1, 'sending', true]);
  await page.unmount();
  sent[0]?.settle(applied('c1'));
  await Promise.resolve();
  expect(outcome).toMatchObject({ outcome: 'applied' });
});

test('takes the provided client, and fails clearly without one', async () => {
  const { sent, counterfoil } = client();
  const useProvided = () => useCommand('order.confirm');
  const page = await rendered(
    useProvided,
    {},
    {
      within: (element) => createElement(CounterfoilProvider, { counterfoil }, element),
    },
  );
  await page.after(() => void page.last()?.send(order));
  expect(sent).toHaveLength(1);
  // @ts-expect-error A payload without its required field.
  void (() => page.last()?.send({ providerId: 'pizzeria', payload: {} }));
  const alone = await rendered(useProvided, {});
  await alone.after(() => expect(() => alone.last()?.send(order)).toThrow('CounterfoilProvider'));
  expect(alone.last()).toMatchObject({ status: 'failed', error: { code: 'failed-precondition' } });
});
