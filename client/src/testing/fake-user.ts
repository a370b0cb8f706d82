import type { User } from 'firebase/auth';
import { CounterfoilError } from '../connection/counterfoil-error.ts';

/** A person who is signed in. */
export interface FakeUser {
  readonly uid: string;
  readonly displayName?: string;
  readonly email?: string;
}

/** A user as Firebase Authentication gives one to an app. */
export const fakeUser = ({ uid, displayName, email }: FakeUser): User => {
  const token = `token-of-${uid}`;
  return {
    uid,
    displayName: displayName ?? null,
    email: email ?? null,
    emailVerified: email !== undefined,
    isAnonymous: false,
    metadata: {},
    phoneNumber: null,
    photoURL: null,
    providerData: [],
    providerId: 'firebase',
    refreshToken: '',
    tenantId: null,
    delete: async () => {
      throw new CounterfoilError('unimplemented', 'the fake has no accounts');
    },
    getIdToken: async () => token,
    getIdTokenResult: async () => ({
      token,
      claims: {},
      authTime: '',
      issuedAtTime: '',
      expirationTime: '',
      signInProvider: null,
      signInSecondFactor: null,
    }),
    reload: async () => {},
    toJSON: () => ({ uid }),
  };
};
