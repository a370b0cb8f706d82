// @vitest-environment happy-dom
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { BehaviorSubject, concat, NEVER, Observable, of, Subject } from 'rxjs';
import { describe, expect, test } from 'vitest';
import { namesState, useNames, watchedNames } from '../../test-kit/live-names.ts';
import { rendered } from '../../test-kit/rendered.ts';
import { withLatest } from '../connection/latest.ts';
import type { Snapshot } from '../live/live.ts';
import { shared } from '../live/shared.ts';

describe('A stream that is open already', () => {
  test('gives its latest snapshot to the first render, and causes no second one', async () => {
    const source = new BehaviorSubject(namesState(['cola']));
    const { live, counts } = watchedNames(source);
    const open = shared(live);
    const held = open.subscribe();
    const page = await rendered(useNames, { live: open });
    expect(page.states.map(({ data, loading }) => [data, loading])).toEqual([[['cola'], false]]);
    expect(counts.started).toBe(1);
    await page.after(() => source.next(namesState(['cola', 'tea'])));
    expect(page.last()).toMatchObject({ data: ['cola', 'tea'], loading: false });
    held.unsubscribe();
    await page.unmount();
    expect(counts.open).toBe(0);
  });

  test('is forgotten with its listener, so a later page starts anew', async () => {
    const open = shared(watchedNames(new BehaviorSubject(namesState(['cola']))).live);
    open.subscribe().unsubscribe();
    const page = await rendered(useNames, { live: open });
    expect(page.states[0]).toMatchObject({ data: [], loading: true });
    expect(page.last()).toMatchObject({ data: ['cola'], loading: false });
  });

  test('shows its error, and after a retry the same snapshot without it', async () => {
    const kept = namesState(['cola']);
    const failures = new Subject<never>();
    let attempts = 0;
    const source = new Observable<Snapshot<string[]>>((subscriber) => {
      attempts += 1;
      subscriber.next(kept);
      if (attempts === 1) failures.subscribe(subscriber);
    });
    const page = await rendered(useNames, { live: withLatest(source, () => kept) });
    await page.after(() => failures.error(new Error('gone')));
    expect(page.last()).toMatchObject({ data: ['cola'], loading: false, error: { code: 'unknown' } });
    await page.after(() => page.last()?.retry());
    expect(page.last()).toMatchObject({ data: ['cola'], loading: false, stale: false, error: undefined });
  });

  test('keeps one subscription in strict mode', async () => {
    const source = new BehaviorSubject(namesState(['cola']));
    const { live, counts } = watchedNames(source);
    const open = shared(live);
    const held = open.subscribe();
    const page = await rendered(useNames, { live: open }, { strict: true });
    await page.after(() => source.next(namesState(['tea'])));
    expect([page.last()?.data, counts]).toEqual([['tea'], { started: 1, open: 1 }]);
    held.unsubscribe();
  });

  test('gives nothing to the server, whose page must equal the first one of the browser', async () => {
    const open = shared(concat(of(namesState(['cola'])), NEVER));
    const held = open.subscribe();
    const Page = () => createElement('p', null, useNames({ live: open }).data.join());
    expect(renderToString(createElement(Page))).toBe('<p></p>');
    held.unsubscribe();
  });
});
