import { afterEach, expect, test, vi } from 'vitest';
import { lead } from './leadership.lazy.ts';

/** Locks as browsers have them, which may tell of a loss after the next grant. */
const createLocks = () => {
  interface Holder {
    readonly reject: (reason: unknown) => void;
  }
  let holder: Holder | undefined;
  const waiting: (() => void)[] = [];
  const next = () => {
    holder = undefined;
    waiting.shift()?.();
  };
  const request = (_: string, { steal }: { readonly steal: boolean }, hold: () => Promise<void>) =>
    new Promise<void>((resolve, reject) => {
      const grant = (): void => {
        const own = { reject };
        holder = own;
        void Promise.resolve()
          .then(hold)
          .then(() => {
            resolve();
            if (holder === own) next();
          });
      };
      if (!steal) {
        if (holder) waiting.push(grant);
        else grant();
        return;
      }
      const stolen = holder;
      grant();
      // Later than the grant.
      setTimeout(() => stolen?.reject(new Error('stolen')));
    });
  return { request };
};

const openTab = (log: string[], tab: string) =>
  lead('outbox', true, { begin: () => log.push(`${tab} begins`), end: () => log.push(`${tab} ends`) });

const settled = () => vi.advanceTimersByTimeAsync(10);

const openPage = (hasFocus: boolean) => {
  vi.useFakeTimers();
  const target = new EventTarget();
  vi.stubGlobal('navigator', { locks: createLocks() });
  vi.stubGlobal('document', { visibilityState: 'visible', hasFocus: () => hasFocus });
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
  vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target));
  vi.stubGlobal('dispatchEvent', target.dispatchEvent.bind(target));
};

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Tabs that have begun and not ended. */
const leaders = (log: readonly string[]): string[] => {
  const leading: string[] = [];
  for (const line of log) {
    const [tab = '', event] = line.split(' ');
    if (event === 'begins') leading.push(tab);
    else leading.splice(leading.indexOf(tab), 1);
  }
  return leading;
};

test('a tab that takes the lock from itself leads once', async () => {
  openPage(true);
  const log: string[] = [];
  openTab(log, 'a');
  await settled();
  expect(leaders(log)).toEqual(['a']);
});

test('the tab that the user looks at leads, and no other one', async () => {
  openPage(true);
  const log: string[] = [];
  const stops: Record<string, () => void> = {};
  for (const tab of ['a', 'b', 'c']) {
    stops[tab] = openTab(log, tab);
    await settled();
    expect(leaders(log)).toEqual([tab]);
  }
  stops.c?.();
  await settled();
  expect(leaders(log)).toHaveLength(1);
  stops.a?.();
  await settled();
  expect(leaders(log)).toEqual(['b']);
  stops.b?.();
  await settled();
  expect(leaders(log)).toEqual([]);
});

test('a page that may not use locks leads alone, until it stops', async () => {
  openPage(true);
  const denied = () => Promise.reject(new DOMException('denied in this context', 'SecurityError'));
  vi.stubGlobal('navigator', { locks: { request: denied } });
  const log: string[] = [];
  const stop = openTab(log, 'a');
  await settled();
  globalThis.dispatchEvent(new Event('focus'));
  await settled();
  expect(log).toEqual(['a begins']);
  stop();
  expect(log).toEqual(['a begins', 'a ends']);
});
