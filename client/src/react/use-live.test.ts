// @vitest-environment happy-dom
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { BehaviorSubject, NEVER, Observable, of, Subject } from 'rxjs';
import { expect, test } from 'vitest';
import { rendered } from '../../test-kit/rendered.ts';
import type { Live, Snapshot } from '../live/live.ts';
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
  expect(page.last()).toEqual({ ...state(['cola'], true), loading: false, error: undefined });
  await page.after(() => states.next(state(['cola', 'tea'])));
  expect(page.last()).toMatchObject({ data: ['cola', 'tea'], fromCache: false });
});

test('renders a snapshot that is already there before the page shows', async () => {
  const page = await rendered(use, { live: of(state(['cola'])) });
  expect(page.states.map(({ data }) => data)).toEqual([[], ['cola']]);
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
