import type { Rejection } from '@counterfoil/domain/core';
import type { Auth } from 'firebase/auth';
import { BehaviorSubject, firstValueFrom } from 'rxjs';
import { expect, test } from 'vitest';
import type { Connection } from '../connection/connection.ts';
import type { Entry } from '../journal/entry.ts';
import type { Journal } from '../journal/journal.ts';
import { refusals, rejected } from './refusals.lazy.ts';

const rejection: Rejection = { code: 'not-found', message: 'no order' };

const refused = (id: string, becauseOf?: string): Entry => ({
  key: id,
  id,
  userId: 'ada',
  providerId: 'salon',
  notedAt: 0,
  command: { id, type: 'order.confirm', providerId: 'salon', payload: {}, issuedAt: '' },
  refusal: { rejection, at: 0, ...(becauseOf ? { becauseOf } : {}) },
});

const listed = async (...entries: readonly Entry[]) => {
  const auth = { currentUser: { uid: 'ada' } } as Auth;
  const connection = { auth, uid$: new BehaviorSubject('ada') } as unknown as Connection;
  const journal = { entries$: new BehaviorSubject(entries) } as unknown as Journal;
  const all = await firstValueFrom(refusals(connection, journal));
  return all.map(({ id, followers }) => [id, followers.map((one) => one.id)]);
};

test('a refusal names all that was refused with it', async () => {
  expect(await listed(refused('a'), refused('b', 'a'), refused('c'))).toEqual([
    ['a', ['b']],
    ['c', []],
  ]);
});

test('a refusal whose cause took effect after all, or was acknowledged, tells of itself', async () => {
  const { refusal: _, ...applied } = refused('a');
  expect(await listed(applied, refused('b', 'a'), refused('c', 'gone'))).toEqual([
    ['b', []],
    ['c', []],
  ]);
});

test('a command that is sent again and refused again is told again', async () => {
  const entries$ = new BehaviorSubject<readonly Entry[]>([refused('a')]);
  const auth = { currentUser: { uid: 'ada' } } as Auth;
  const connection = { auth, uid$: new BehaviorSubject('ada') } as unknown as Connection;
  const told: string[] = [];
  rejected(connection, { entries$ } as unknown as Journal).subscribe(({ id, at }) => told.push(`${id} ${Number(at)}`));
  entries$.next([refused('a'), refused('b')]);
  const { refusal: _, ...sentAgain } = refused('a');
  entries$.next([sentAgain]);
  entries$.next([{ ...sentAgain, refusal: { rejection, at: 1 } }]);
  expect(told).toEqual(['a 0', 'b 0', 'a 1']);
});
