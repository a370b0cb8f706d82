import { type Actor, nameSchema } from '@counterfoil/domain';
import type { AuthData } from 'firebase-functions/tasks';

/**
 * Returns the actor of a call. The custom claim `system` is for the tenant's own servers, and `operator` for persons who
 * repair and suspend; only the Admin SDK can set them.
 */
export const actorOf = ({ uid, token }: AuthData): Actor => {
  if (token.system === true) return { kind: 'system', name: uid };
  // People choose this name at the sign-in, where no rule checks it.
  const name = nameSchema.safeParse(token.name);
  const { email, email_verified: isVerified } = token;
  return {
    kind: 'user',
    uid,
    ...(name.success ? { name: name.data } : {}),
    ...(email && isVerified ? { email: email.toLowerCase() } : {}),
    ...(token.operator === true ? { isOperator: true } : {}),
  };
};
