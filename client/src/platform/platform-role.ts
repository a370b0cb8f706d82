import type { Counterfoil } from '../counterfoil.ts';
import { partsOf } from '../inspector/client-parts.ts';

/** `platform` reads all of the platform; `operator` also suspends and repairs. */
export type PlatformRole = 'platform' | 'operator';

/**
 * The role of the signed-in user on the platform, by the custom claims of their sign-in; `undefined` for everybody else.
 * It decides only what a page offers: rules and deciders check the claims themselves.
 */
export const platformRole = async (counterfoil: Counterfoil): Promise<PlatformRole | undefined> => {
  const signIn = await partsOf(counterfoil).connection.auth.currentUser?.getIdTokenResult();
  if (signIn?.claims.operator === true) return 'operator';
  return signIn?.claims.platform === true ? 'platform' : undefined;
};
