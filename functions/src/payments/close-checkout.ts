import { lapsedCheckouts } from '@counterfoil/domain';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { isConflict } from '../firestore/commit-failure.ts';
import { type SweepResult, sweepQuery } from '../firestore/sweep-query.ts';
import type { Gateway } from './gateway.ts';
import type { Payer } from './payer.ts';
import { checkoutIn, orderOf, type StoredCheckout } from './stored-checkout.ts';

/** The gateway's id of an attempt. If its answer was lost, the same order gives it again. `null`: there is none. */
const idAtGateway = async (
  gateway: Gateway,
  id: string,
  checkout: StoredCheckout,
): Promise<string | null | undefined> => {
  if (checkout.checkoutId) return checkout.checkoutId;
  const answer = await gateway.startCheckout(orderOf(id, checkout));
  if ('accepted' in answer) return answer.accepted.checkoutId;
  return 'refused' in answer ? null : undefined;
};

/** Closes an attempt at the gateway, so that nobody pays it any more. Returns false if that was not possible now. */
export const closeCheckout = async (payer: Payer, snapshot: DocumentSnapshot): Promise<boolean> => {
  const checkout = checkoutIn(snapshot);
  const gateway = checkout && payer.gateways.get(checkout.gateway);
  if (!checkout || !gateway || checkout.closesAt === null || !snapshot.updateTime) return true;
  const { kind, account } = checkout;
  const checkoutId = await idAtGateway(gateway, snapshot.id, checkout);
  if (checkoutId === undefined) return false;
  if (checkoutId !== null && !('accepted' in (await gateway.cancelCheckout({ kind, checkoutId, account }))))
    return false;
  try {
    await snapshot.ref.update({ closesAt: null, updatedAt: payer.clock() }, { lastUpdateTime: snapshot.updateTime });
    return true;
  } catch (error) {
    if (isConflict(error)) return false;
    throw error;
  }
};

/** Closes the attempts that outlived their hold. An intent has no end of its own. */
export const sweepCheckouts = async (payer: Payer): Promise<SweepResult> =>
  payer.gateways.size === 0
    ? { done: 0, failures: [] }
    : await sweepQuery(payer, {
        name: 'closeCheckouts',
        due: lapsedCheckouts(payer.clock()),
        handle: async (checkout) => {
          if (await closeCheckout(payer, checkout)) return 1;
          throw new Error(`${checkout.ref.path} could not be closed now`);
        },
      });
