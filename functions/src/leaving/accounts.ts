import { type Auth, AuthErrorCode, FirebaseAuthError } from 'firebase-admin/auth';

/** The account of a person who leaves, as Auth has it. */
export interface Account {
  readonly displayName?: string | undefined;
  readonly email?: string | undefined;
  readonly emailVerified?: boolean | undefined;
  readonly phoneNumber?: string | undefined;
}

/** The accounts of people who leave. Each call does nothing for an account that is gone. */
export interface Accounts {
  find(uid: string): Promise<Account | undefined>;
  /** Nobody can sign in any more. Tokens that are out last for up to an hour. */
  close(uid: string): Promise<void>;
  remove(uid: string): Promise<void>;
}

type AuthCalls = Pick<Auth, 'getUser' | 'updateUser' | 'revokeRefreshTokens' | 'deleteUser'>;

const unlessGone = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FirebaseAuthError && error.hasCode(AuthErrorCode.USER_NOT_FOUND)) return undefined;
    throw error;
  }
};

/** @param auth Auth of the Admin SDK, once it is needed */
export const accountsOf = (auth: () => AuthCalls): Accounts => ({
  find: (uid) => unlessGone(() => auth().getUser(uid)),
  close: async (uid) => {
    await unlessGone(async () => {
      await auth().updateUser(uid, { disabled: true });
      await auth().revokeRefreshTokens(uid);
    });
  },
  remove: async (uid) => {
    await unlessGone(() => auth().deleteUser(uid));
  },
});
