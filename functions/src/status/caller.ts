import { FirebaseAuthError } from 'firebase-admin/auth';

/** A person by a valid ID token. */
export interface Caller {
  readonly uid: string;
  /** The custom claim `platform`, or `operator`, which includes it. */
  readonly isPlatform: boolean;
}

interface Claims {
  readonly uid: string;
  readonly [claim: string]: unknown;
}

/** Verifies an ID token: also that its session was not ended, and its account neither closed nor disabled. */
export type VerifyIdToken = (token: string) => Promise<Claims>;

/** Refusals of a token. Anything else is a failure of Auth, and no statement about the token. */
const refusals = new Set([
  'auth/argument-error',
  'auth/id-token-expired',
  'auth/id-token-revoked',
  'auth/invalid-id-token',
  'auth/user-disabled',
  'auth/user-not-found',
]);

const bearer = /^Bearer ([A-Za-z0-9._-]{1,5000})$/i;

export const tokenIn = (authorization: string | undefined): string | undefined => bearer.exec(authorization ?? '')?.[1];

/**
 * @returns `undefined` if the token is not valid
 * @throws if Auth does not answer
 */
export const callerOf = async (verify: VerifyIdToken, token: string): Promise<Caller | undefined> => {
  try {
    const { uid, platform, operator } = await verify(token);
    return { uid, isPlatform: platform === true || operator === true };
  } catch (error) {
    if (error instanceof FirebaseAuthError && refusals.has(error.code)) return undefined;
    throw error;
  }
};
