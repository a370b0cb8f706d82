// @vitest-environment happy-dom
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { BehaviorSubject, concat, NEVER, Observable, of, Subject } from 'rxjs';
import { describe, expect, test, vi } from 'vitest';
import { rendered } from '../../test-kit/rendered.ts';
import { withLatest } from '../connection/latest.ts';
import type { Live, Snapshot } from '../live/live.ts';
import { createMemoized } from '../live/memoized.ts';
import { shared } from '../live/shared.ts';
import { useLive } from '../react.ts';

const at = new Date(0);

const state = (data: string[], fromCache = false): Snapshot<string[]> => ({
  data,
  fromCache,
  pendingWrites: false,
  at,
});

/** A live list that counts its subscriptions, all of them and the open ones. */
const watched = (source: Observable<Snapshot<string[]>> = NEVER) => {
  const counts = { started: 0, open: 0 };
  const live: Live<string[]> = new Observable((subscriber) => {
    counts.started += 1;
    counts.open += 1;
    const subscription = source.subscribe(subscriber);
    return () => {
      counts.open -= 1;
      subscription.unsubscribe();
    };
  });
  return { counts, live };
};

const use = ({ live }: { live: Live<string[]> | undefined }) => useLive(live, []);

test('returns the initial value, then each snapshot', async () => {
  const states = new Subject<Snapshot<string[]>>();
  const page = await rendered(use, { live: states });
  expect(page.last()).toMatchObject({ data: [], loading: true, at: undefined, error: undefined });
  await page.after(() => states.next(state(['cola'], true)));
  expect(page.last()).toMatchObject({ ...state(['cola'], true), loading: false, stale: false, error: undefined });
  expect(page.last()).toMatchObject({ hasMore: false, pendingIds: new Set() });
  await page.after(() => states.next(state(['cola', 'tea'])));
  expect(page.last()).toMatchObject({ data: ['cola', 'tea'], fromCache: false });
});

test('renders a snapshot that is already there before the page shows', async () => {
  const page = await rendered(use, { live: of(state(['cola'])) });
  expect(page.states.map(({ data }) => data)).toEqual([[], ['cola']]);
});

describe('A stream that is open already', () => {
  test('gives its latest snapshot to the first render, and causes no second one', async () => {
    const source = new BehaviorSubject(state(['cola']));
    const { live, counts } = watched(source);
    const open = shared(live);
    const held = open.subscribe();
    const page = await rendered(use, { live: open });
    expect(page.states.map(({ data, loading }) => [data, loading])).toEqual([[['cola'], false]]);
    expect(counts.started).toBe(1);
    await page.after(() => source.next(state(['cola', 'tea'])));
    expect(page.last()).toMatchObject({ data: ['cola', 'tea'], loading: false });
    held.unsubscribe();
    await page.unmount();
    expect(counts.open).toBe(0);
  });

  test('is forgotten with its listener, so a later page starts anew', async () => {
    const open = shared(watched(new BehaviorSubject(state(['cola']))).live);
    open.subscribe().unsubscribe();
    const page = await rendered(use, { live: open });
    expect(page.states[0]).toMatchObject({ data: [], loading: true });
    expect(page.last()).toMatchObject({ data: ['cola'], loading: false });
  });

  test('shows its error, and after a retry the same snapshot without it', async () => {
    const kept = state(['cola']);
    const failures = new Subject<never>();
    let attempts = 0;
    const source = new Observable<Snapshot<string[]>>((subscriber) => {
      attempts += 1;
      subscriber.next(kept);
      if (attempts === 1) failures.subscribe(subscriber);
    });
    const page = await rendered(use, { live: withLatest(source, () => kept) });
    await page.after(() => failures.error(new Error('gone')));
    expect(page.last()).toMatchObject({ data: ['cola'], loading: false, error: { code: 'unknown' } });
    await page.after(() => page.last()?.retry());
    expect(page.last()).toMatchObject({ data: ['cola'], loading: false, stale: false, error: undefined });
  });

  test('keeps one subscription in strict mode', async () => {
    const source = new BehaviorSubject(state(['cola']));
    const { live, counts } = watched(source);
    const open = shared(live);
    const held = open.subscribe();
    const page = await rendered(use, { live: open }, { strict: true });
    await page.after(() => source.next(state(['tea'])));
    expect([page.last()?.data, counts]).toEqual([['tea'], { started: 1, open: 1 }]);
    held.unsubscribe();
  });

  test('gives nothing to the server, whose page must equal the first one of the browser', async () => {
    const open = shared(concat(of(state(['cola'])), NEVER));
    const held = open.subscribe();
    const Page = () => createElement('p', null, use({ live: open }).data.join());
    expect(renderToString(createElement(Page))).toBe('<p></p>');
    held.unsubscribe();
  });
});

test('subscribes once for many renders, returns the same state, and unsubscribes on unmount', async () => {
  const { live, counts } = watched(new BehaviorSubject(state(['cola'])));
  const page = await rendered(use, { live });
  const before = page.last();
  await page.render({ live });
  await page.render({ live });
  expect(page.last()).toBe(before);
  expect(counts).toEqual({ started: 1, open: 1 });
  await page.unmount();
  expect(counts.open).toBe(0);
});

test('keeps one subscription in strict mode, and none after unmount', async () => {
  const { live, counts } = watched(new BehaviorSubject(state(['cola'])));
  const page = await rendered(use, { live }, { strict: true });
  expect(counts.open).toBe(1);
  expect(page.last()).toMatchObject({ data: ['cola'] });
  await page.unmount();
  expect(counts.open).toBe(0);
});

test('switches to another list, and shows no data of the previous one', async () => {
  const [first, second] = [watched(of(state(['cola']))), watched()];
  const page = await rendered(use, { live: first.live });
  await page.render({ live: second.live });
  expect(page.last()).toMatchObject({ data: [], loading: true });
  expect([first.counts.open, second.counts.open]).toEqual([0, 1]);
});

test('waits while there is no stream', async () => {
  const page = await rendered(use, { live: undefined as Live<string[]> | undefined });
  expect(page.last()).toMatchObject({ data: [], loading: true });
  await page.render({ live: of(state(['cola'])) });
  expect(page.last()).toMatchObject({ data: ['cola'], loading: false });
});

test('returns an error, and keeps the last data', async () => {
  const states = new Subject<Snapshot<string[]>>();
  const page = await rendered(use, { live: states });
  await page.after(() => states.next(state(['cola'])));
  await page.after(() => states.error(Object.assign(new Error('no'), { code: 'permission-denied' })));
  expect(page.last()).toMatchObject({ data: ['cola'], loading: false, error: { code: 'permission-denied' } });
});

test('returns undefined before the first snapshot if there is no initial value', async () => {
  const page = await rendered(({ live }: { live: Live<string[]> }) => useLive(live), { live: NEVER });
  expect(page.last()).toMatchObject({ data: undefined, loading: true });
});

test('renders the initial value on a server, without a subscription', () => {
  const { live, counts } = watched(of(state(['cola'])));
  const Component = () => useLive(live, ['water']).data.join();
  expect(renderToString(createElement(Component))).toBe('water');
  expect(counts.started).toBe(0);
});

test('tells of a list which rows wait for the server, and whether there are more', async () => {
  const pendingIds = new Set(['cola']);
  const page = await rendered(use, { live: of({ ...state(['cola']), pendingIds, hasMore: true }) });
  expect(page.last()).toMatchObject({ pendingIds, hasMore: true });
});

describe('retry', () => {
  /** A stream that fails until it may be read. */
  const failing = () => {
    let isOpen = false;
    const attempts = new BehaviorSubject(0);
    const live: Live<string[]> = new Observable((subscriber) => {
      attempts.next(attempts.value + 1);
      if (isOpen) subscriber.next(state(['tea']));
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
    const page = await rendered(use, { live });
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
    const page = await rendered(use, { live });
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
    const page = await rendered(use, { live });
    await page.after(() => states.next(state(['cola'])));
    const { retry } = page.last() ?? {};
    await page.after(() => retry?.());
    expect(page.last()).toMatchObject({ data: ['cola'], loading: true, stale: true, error: undefined });
    await page.after(() => states.next(state(['tea'])));
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
    const page = await rendered(useKept, { live: live('monday', of(state(['cola']))) });
    await page.render({ live: live('tuesday', next) });
    expect(page.last()).toMatchObject({ data: ['cola'], stale: true, loading: true });
    await page.after(() => next.next(state(['tea'])));
    expect(page.last()).toMatchObject({ data: ['tea'], stale: false, loading: false });
  });

  test('keeps data over several streams that have none yet', async () => {
    const { live } = client();
    const page = await rendered(useKept, { live: live('a', of(state(['cola']))) });
    await page.render({ live: live('b', NEVER) });
    await page.render({ live: live('c', NEVER) });
    expect(page.last()).toMatchObject({ data: ['cola'], stale: true });
  });

  test('never shows the data of another user, nor of somebody who signed out', async () => {
    const { live, signIn } = client();
    const page = await rendered<{ live: Live<string[]> | undefined }, ReturnType<typeof useKept>>(useKept, {
      live: live('mine', of(state(['cola']))),
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
    const page = await rendered(useKept, { live: of(state(['cola'])) });
    await page.render({ live: NEVER });
    expect(page.last()).toMatchObject({ data: [], stale: false });
  });
});

describe('a development warning', () => {
  const renders = async (count: number, live: (n: number) => Live<string[]>) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const page = await rendered(use, { live: live(0) });
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
