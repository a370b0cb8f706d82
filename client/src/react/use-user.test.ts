// @vitest-environment happy-dom
import { createElement, type ReactNode } from 'react';
import { ReplaySubject } from 'rxjs';
import { expect, test } from 'vitest';
import { rendered } from '../../test-kit/rendered.ts';
import { CounterfoilProvider, type UserLike, useUser } from '../react.ts';

const client = () => ({ user$: new ReplaySubject<UserLike | null>(1) });

test('knows nobody at first, then the user, then that nobody is signed in', async () => {
  const counterfoil = client();
  const page = await rendered(() => useUser(counterfoil), {});
  expect(page.last()).toEqual({ user: undefined, loading: true });
  await page.after(() => counterfoil.user$.next({ uid: 'ada', displayName: 'Ada' }));
  expect(page.last()).toEqual({ user: { uid: 'ada', displayName: 'Ada' }, loading: false });
  await page.after(() => counterfoil.user$.next(null));
  expect(page.last()).toEqual({ user: null, loading: false });
});

test('takes the provided client, and waits while there is none', async () => {
  const counterfoil = client();
  counterfoil.user$.next({ uid: 'ada' });
  const within = (provided: object | undefined) => ({
    within: (element: ReactNode) => createElement(CounterfoilProvider, { counterfoil: provided }, element),
  });
  const page = await rendered(() => useUser(), {}, within(counterfoil));
  expect(page.last()).toEqual({ user: { uid: 'ada' }, loading: false });
  const waiting = await rendered(() => useUser(), {}, within(undefined));
  expect(waiting.last()).toEqual({ user: undefined, loading: true });
});

test('gives a user who is known already to the first render', async () => {
  const counterfoil = client();
  counterfoil.user$.next({ uid: 'ada' });
  const page = await rendered(() => useUser(counterfoil), {});
  expect(page.states).toEqual([{ user: { uid: 'ada' }, loading: false }]);
});
