import { HttpsError } from 'firebase-functions/https';
import type { AuthData } from 'firebase-functions/tasks';

/**
 * The sign-in of a caller who may send commands.
 *
 * @param refuseAnonymous the operator shuts out people without an account of any kind
 * @throws HttpsError `unauthenticated` or `permission-denied`
 */
export const admitted = (auth: AuthData | undefined, refuseAnonymous: boolean): AuthData => {
  if (!auth) throw new HttpsError('unauthenticated', 'sign in to send commands');
  if (refuseAnonymous && auth.token.firebase.sign_in_provider === 'anonymous') {
    throw new HttpsError('permission-denied', 'sign in with an account to send commands');
  }
  return auth;
};
