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

/** A list that counts who listens. */
const watched = (source: Observable<Snapshot<string[]>> = NEVER) => {
  const counts = { started: 0, running: 0 };
  const live: Live<string[]> = new Observable((subscriber) => {
    counts.started += 1;
    counts.running += 1;
    const running = source.subscribe(subscriber);
    return () => {
      counts.running -= 1;
      running.unsubscribe();
    };
  });
  return { counts, live };
};

const use = ({ live }: { live: Live<string[]> | undefined }) => useLive(live, []);

test('a component has what it begins with, then each state as it comes', async () => {
  const states = new Subject<Snapshot<string[]>>();
  const page = await rendered(use, { live: states });
  expect(page.last()).toMatchObject({ data: [], loading: true, at: undefined, error: undefined });
  await page.after(() => states.next(state(['cola'], true)));
  expect(page.last()).toEqual({ ...state(['cola'], true), loading: false, error: undefined });
  await page.after(() => states.next(state(['cola', 'tea'])));
  expect(page.last()).toMatchObject({ data: ['cola', 'tea'], fromCache: false });
});

test('what is there already is there before anybody sees the page without it', async () => {
  const page = await rendered(use, { live: of(state(['cola'])) });
  expect(page.states.map(({ data }) => data)).toEqual([[], ['cola']]);
});

test('it listens once, however often it renders, with the same state, and ends with the component', async () => {
  const { live, counts } = watched(new BehaviorSubject(state(['cola'])));
  const page = await rendered(use, { live });
  const before = page.last();
  await page.render({ live });
  await page.render({ live });
  expect(page.last()).toBe(before);
  expect(counts).toEqual({ started: 1, running: 1 });
  await page.unmount();
  expect(counts.running).toBe(0);
});

test('in strict mode one listener is left, and none after', async () => {
  const { live, counts } = watched(new BehaviorSubject(state(['cola'])));
  const page = await rendered(use, { live }, { strict: true });
  expect(counts.running).toBe(1);
  expect(page.last()).toMatchObject({ data: ['cola'] });
  await page.unmount();
  expect(counts.running).toBe(0);
});

test('another list is listened to instead, and nothing of the last is shown as its own', async () => {
  const [first, second] = [watched(of(state(['cola']))), watched()];
  const page = await rendered(use, { live: first.live });
  await page.render({ live: second.live });
  expect(page.last()).toMatchObject({ data: [], loading: true });
  expect([first.counts.running, second.counts.running]).toEqual([0, 1]);
});

test('before there is anything to watch it waits', async () => {
  const page = await rendered(use, { live: undefined as Live<string[]> | undefined });
  expect(page.last()).toMatchObject({ data: [], loading: true });
  await page.render({ live: of(state(['cola'])) });
  expect(page.last()).toMatchObject({ data: ['cola'], loading: false });
});

test('an error is told, and what came before stays', async () => {
  const states = new Subject<Snapshot<string[]>>();
  const page = await rendered(use, { live: states });
  await page.after(() => states.next(state(['cola'])));
  await page.after(() => states.error(Object.assign(new Error('no'), { code: 'permission-denied' })));
  expect(page.last()).toMatchObject({ data: ['cola'], loading: false, error: { code: 'permission-denied' } });
});

test('without anything to begin with, data is undefined until it comes', async () => {
  const page = await rendered(({ live }: { live: Live<string[]> }) => useLive(live), { live: NEVER });
  expect(page.last()).toMatchObject({ data: undefined, loading: true });
});

test('a server renders what it begins with, and listens to nothing', () => {
  const { live, counts } = watched(of(state(['cola'])));
  const Component = () => useLive(live, ['water']).data.join();
  expect(renderToString(createElement(Component))).toBe('water');
  expect(counts.started).toBe(0);
});
