import type { AuthData } from 'firebase-functions/tasks';
import { expect, test } from 'vitest';
import { admitted } from './admitted.ts';

const signedInBy = (provider: string): AuthData => {
  const uid = 'ada';
  const times = { auth_time: 0, exp: 0, iat: 0 };
  const firebase = { sign_in_provider: provider, identities: {} };
  return { uid, rawToken: '', token: { ...times, aud: 'demo', iss: 'demo', sub: uid, uid, firebase } };
};

test('anonymous people send commands, unless the operator shuts them out', () => {
  const anonymous = signedInBy('anonymous');
  expect(admitted(anonymous, false)).toBe(anonymous);
  expect(() => admitted(anonymous, true)).toThrow(expect.objectContaining({ code: 'permission-denied' }));
});

test('people with an account always send commands, and nobody does without a sign-in', () => {
  const ada = signedInBy('password');
  for (const refuseAnonymous of [false, true]) {
    expect(admitted(ada, refuseAnonymous)).toBe(ada);
    expect(() => admitted(undefined, refuseAnonymous)).toThrow(expect.objectContaining({ code: 'unauthenticated' }));
  }
});
