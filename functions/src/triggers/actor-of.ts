import type { Actor } from '@counterfoil/domain';
import type { AuthData } from 'firebase-functions/tasks';

/**
 * Returns the actor of a call. The custom claim `system` is for the tenant's own servers; only the Admin SDK can set
 * it.
 */
export const actorOf = ({ uid, token }: AuthData): Actor => {
  if (token.system === true) return { kind: 'system', name: uid };
  return typeof token.name === 'string' ? { kind: 'user', uid, name: token.name } : { kind: 'user', uid };
};
