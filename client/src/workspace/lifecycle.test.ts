import type { Member, Provider } from '@counterfoil/domain/core';
import { describe, expect, test } from 'vitest';
import { type Access, type LifecycleEvent, type LifecycleState, type LifecycleStep, transition } from './lifecycle.ts';

const provider = { name: 'Salon', modules: ['booking'] } as unknown as Provider;
const member = { role: 'staff', active: true } as Member;
const removed = { role: 'staff', active: false } as Member;
const access = (changes: Partial<Access>): Access => ({ provider, member, fromCache: false, ...changes });

const next = (state: LifecycleState, event: LifecycleEvent, isSignedIn = true): LifecycleStep =>
  transition(state, event, isSignedIn);
const stays = (state: LifecycleState): LifecycleStep => ({ state, effects: [] });

const unfinished = ['opening', 'admitted', 'serving'] as const;

describe('an active member', () => {
  test.each(['opening', 'admitted'] as const)('starts serving and shows presence: %s', (state) => {
    const expected = { state: 'serving', effects: [{ member, provider }, 'showPresence'] };
    expect(next(state, access({}))).toEqual(expected);
    expect(next(state, access({ fromCache: true }))).toEqual(expected);
  });

  test('serves again after a change of role, and shows presence once', () => {
    const manager = { ...member, role: 'manager' } as const;
    expect(next('serving', access({ member: manager }))).toEqual({
      state: 'serving',
      effects: [{ member: manager, provider }],
    });
  });

  test('waits for an unknown provider, and keeps a running workspace', () => {
    const unknown = access({ provider: undefined });
    expect(next('opening', unknown)).toEqual(stays('admitted'));
    expect(next('admitted', unknown)).toEqual(stays('admitted'));
    expect(next('serving', unknown)).toEqual(stays('serving'));
  });
});

describe.each([
  ['a missing membership', access({ member: undefined })],
  ['an inactive membership', access({ member: removed })],
  ['an access that can no longer be read', undefined],
] as const)('%s', (_, lost) => {
  test('ends the workspace of a user without access, and clears nothing', () => {
    expect(next('opening', lost)).toEqual({ state: 'ended', effects: ['access-lost'] });
  });

  test.each(['admitted', 'serving'] as const)('ends the workspace and clears the cache: %s', (state) => {
    expect(next(state, lost)).toEqual({ state: 'ended', effects: ['access-lost', 'clearCache'] });
  });

  test.each(unfinished)('ends the workspace of a signed-out user, and clears nothing: %s', (state) => {
    expect(next(state, lost, false)).toEqual({ state: 'ended', effects: ['signed-out'] });
  });
});

test.each(unfinished)('keeps a membership that only a cached snapshot denies: %s', (state) => {
  expect(next(state, access({ member: undefined, fromCache: true }))).toEqual(stays(state));
  expect(next(state, access({ member: removed, fromCache: true }))).toEqual(stays(state));
});

test.each(unfinished)('stops everything on close and sign-out, and clears nothing: %s', (state) => {
  expect(next(state, 'closed')).toEqual({ state: 'ended', effects: ['closed'] });
  expect(next(state, 'signed-out', false)).toEqual({ state: 'ended', effects: ['signed-out'] });
});

test('ignores all events after the end', () => {
  const events: LifecycleEvent[] = [access({}), access({ member: removed }), undefined, 'closed', 'signed-out'];
  for (const event of events) expect(next('ended', event)).toEqual(stays('ended'));
});
