// @vitest-environment happy-dom
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { BehaviorSubject, NEVER, Observable, of, Subject } from 'rxjs';
import { describe, expect, test, vi } from 'vitest';
import { namesState, useNames, watchedNames } from '../../test-kit/live-names.ts';
import { rendered } from '../../test-kit/rendered.ts';
import type { Live, Snapshot } from '../live/live.ts';
import { createMemoized } from '../live/memoized.ts';
import { useLive } from '../react.ts';

test('returns the initial value, then each snapshot', async () => {
  const states = new Subject<Snapshot<string[]>>();
  const page = await rendered(useNames, { live: states });
  expect(page.last()).toMatchObject({ data: [], loading: true, at: undefined, error: undefined });
  await page.after(() => states.next(namesState(['cola'], true)));
  expect(page.last()).toMatchObject({ ...namesState(['cola'], true), loading: false, stale: false, error: undefined });
  expect(page.last()).toMatchObject({ hasMore: false, pendingIds: new Set() });
  await page.after(() => states.next(namesState(['cola', 'tea'])));
  expect(page.last()).toMatchObject({ data: ['cola', 'tea'], fromCache: false });
});

test('renders a snapshot that is already there before the page shows', async () => {
  const page = await rendered(useNames, { live: of(namesState(['cola'])) });
  expect(page.states.map(({ data }) => data)).toEqual([[], ['cola']]);
});

test('subscribes once for many renders, returns the same state, and unsubscribes on unmount', async () => {
  const { live, counts } = watchedNames(new BehaviorSubject(namesState(['cola'])));
  const page = await rendered(useNames, { live });
  const before = page.last();
  await page.render({ live });
  await page.render({ live });
  expect(page.last()).toBe(before);
  expect(counts).toEqual({ started: 1, open: 1 });
  await page.unmount();
  expect(counts.open).toBe(0);
});

test('keeps one subscription in strict mode, and none after unmount', async () => {
  const { live, counts } = watchedNames(new BehaviorSubject(namesState(['cola'])));
  const page = await rendered(useNames, { live }, { strict: true });
  expect(counts.open).toBe(1);
  expect(page.last()).toMatchObject({ data: ['cola'] });
  await page.unmount();
  expect(counts.open).toBe(0);
});

test('switches to another list, and shows no data of the previous one', async () => {
  const [first, second] = [watchedNames(of(namesState(['cola']))), watchedNames()];
  const page = await rendered(useNames, { live: first.live });
  await page.render({ live: second.live });
  expect(page.last()).toMatchObject({ data: [], loading: true });
  expect([first.counts.open, second.counts.open]).toEqual([0, 1]);
});

test('waits while there is no stream', async () => {
  const page = await rendered(useNames, { live: undefined as Live<string[]> | undefined });
  expect(page.last()).toMatchObject({ data: [], loading: true });
  await page.render({ live: of(namesState(['cola'])) });
  expect(page.last()).toMatchObject({ data: ['cola'], loading: false });
});

test('returns an error, and keeps the last data', async () => {
  const states = new Subject<Snapshot<string[]>>();
  const page = await rendered(useNames, { live: states });
  await page.after(() => states.next(namesState(['cola'])));
  await page.after(() => states.error(Object.assign(new Error('no'), { code: 'permission-denied' })));
  expect(page.last()).toMatchObject({ data: ['cola'], loading: false, error: { code: 'permission-denied' } });
});

test('returns undefined before the first snapshot if there is no initial value', async () => {
  const page = await rendered(({ live }: { live: Live<string[]> }) => useLive(live), { live: NEVER });
  expect(page.last()).toMatchObject({ data: undefined, loading: true });
});

test('renders the initial value on a server, without a subscription', () => {
  const { live, counts } = watchedNames(of(namesState(['cola'])));
  const Component = () => useLive(live, ['water']).data.join();
  expect(renderToString(createElement(Component))).toBe('water');
  expect(counts.started).toBe(0);
});

test('tells of a list which rows wait for the server, and whether there are more', async () => {
  const pendingIds = new Set(['cola']);
  const page = await rendered(useNames, { live: of({ ...namesState(['cola']), pendingIds, hasMore: true }) });
  expect(page.last()).toMatchObject({ pendingIds, hasMore: true });
});

describe('retry', () => {
  /** A stream that fails until it may be read. */
  const failing = () => {
    let isOpen = false;
    const attempts = new BehaviorSubject(0);
    const live: Live<string[]> = new Observable((subscriber) => {
      attempts.next(attempts.value + 1);
      if (isOpen) subscriber.next(namesState(['tea']));
      else subscriber.error(Object.assign(new Error('no'), { code: 'permission-denied' }));
    });
    return {
      live,
      attempts,
      allow: () => {
        isOpen = true;
      },
    };
  };

  test('subscribes again after a lasting error, and shows the data that it then gets', async () => {
    const { live, attempts, allow } = failing();
    const page = await rendered(useNames, { live });
    expect(page.last()).toMatchObject({ error: { code: 'permission-denied' }, loading: false });
    await page.after(() => page.last()?.retry());
    expect([attempts.value, page.last()?.error?.code]).toEqual([2, 'permission-denied']);
    allow();
    await page.after(() => page.last()?.retry());
    expect(page.last()).toMatchObject({ data: ['tea'], error: undefined, loading: false, stale: false });
    expect(attempts.value).toBe(3);
  });

  test('happens by itself after a refused permission, while its error stands', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    const { live, attempts, allow } = failing();
    const page = await rendered(useNames, { live });
    await page.after(() => vi.advanceTimersByTime(1000));
    expect(attempts.value).toBe(2);
    expect(page.states.slice(1).every(({ error }) => error?.code === 'permission-denied')).toBe(true);
    allow();
    await page.after(() => vi.advanceTimersByTime(2000));
    expect(page.last()).toMatchObject({ data: ['tea'], error: undefined, loading: false });
    await page.unmount();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  test('keeps the last data meanwhile', async () => {
    const states = new Subject<Snapshot<string[]>>();
    const live: Live<string[]> = new Observable((subscriber) => states.subscribe(subscriber));
    const page = await rendered(useNames, { live });
    await page.after(() => states.next(namesState(['cola'])));
    const { retry } = page.last() ?? {};
    await page.after(() => retry?.());
    expect(page.last()).toMatchObject({ data: ['cola'], loading: true, stale: true, error: undefined });
    await page.after(() => states.next(namesState(['tea'])));
    expect(page.last()).toMatchObject({ data: ['tea'], loading: false, stale: false });
    expect(page.last()?.retry).toBe(retry);
  });
});

describe('keepData', () => {
  const useKept = ({ live }: { live: Live<string[]> | undefined }) => useLive(live, [], { keepData: true });

  /** Streams of a client whose user can change. */
  const client = () => {
    let uid = 'ada';
    const memoized = createMemoized(() => uid);
    return {
      live: (key: string, source: Live<string[]>): Live<string[]> => memoized(key, () => source.pipe()),
      signIn: (next: string) => {
        uid = next;
      },
    };
  };

  test('shows the data of the stream before until the new one has its own', async () => {
    const { live } = client();
    const next = new Subject<Snapshot<string[]>>();
    const page = await rendered(useKept, { live: live('monday', of(namesState(['cola']))) });
    await page.render({ live: live('tuesday', next) });
    expect(page.last()).toMatchObject({ data: ['cola'], stale: true, loading: true });
    await page.after(() => next.next(namesState(['tea'])));
    expect(page.last()).toMatchObject({ data: ['tea'], stale: false, loading: false });
  });

  test('keeps data over several streams that have none yet', async () => {
    const { live } = client();
    const page = await rendered(useKept, { live: live('a', of(namesState(['cola']))) });
    await page.render({ live: live('b', NEVER) });
    await page.render({ live: live('c', NEVER) });
    expect(page.last()).toMatchObject({ data: ['cola'], stale: true });
  });

  test('never shows the data of another user, nor of somebody who signed out', async () => {
    const { live, signIn } = client();
    const page = await rendered<{ live: Live<string[]> | undefined }, ReturnType<typeof useKept>>(useKept, {
      live: live('mine', of(namesState(['cola']))),
    });
    signIn('grace');
    const before = page.states.length;
    await page.render({ live: live('mine', NEVER) });
    expect(page.states.slice(before).flatMap(({ data }) => data)).toEqual([]);

    signIn('ada');
    await page.render({ live: live('mine', NEVER) });
    expect(page.last()?.data).toEqual(['cola']);
    await page.render({ live: undefined });
    expect(page.last()).toMatchObject({ data: [], stale: false });
    await page.render({ live: live('other', NEVER) });
    expect(page.last()?.data).toEqual([]);
  });

  test('keeps nothing of a stream that the app has derived, whose user it cannot know', async () => {
    const page = await rendered(useKept, { live: of(namesState(['cola'])) });
    await page.render({ live: NEVER });
    expect(page.last()).toMatchObject({ data: [], stale: false });
  });
});

describe('a development warning', () => {
  const renders = async (count: number, live: (n: number) => Live<string[]>) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const page = await rendered(useNames, { live: live(0) });
    for (let n = 1; n <= count; n++) await page.render({ live: live(n) });
    const warnings = warn.mock.calls.map(([text]) => String(text));
    warn.mockRestore();
    await page.unmount();
    return warnings;
  };

  test('tells once of a stream that is made anew at every render', async () => {
    const warnings = await renders(25, () => new Subject());
    expect(warnings).toEqual([expect.stringContaining('useMemo')]);
  });

  test('says nothing of streams that change now and then, nor in production', async () => {
    const streams = Array.from({ length: 30 }, () => new Subject<Snapshot<string[]>>());
    expect(await renders(50, (n) => streams[Math.floor(n / 2)] ?? NEVER)).toEqual([]);
    vi.stubEnv('NODE_ENV', 'production');
    expect(await renders(25, () => new Subject())).toEqual([]);
    vi.unstubAllEnvs();
  });
});
