import { type GatewayAnswer, lapsedCheckouts } from '@counterfoil/domain';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { isConflict } from '../firestore/commit-failure.ts';
import { type SweepResult, sweepQuery } from '../firestore/sweep-query.ts';
import type { EndedCheckout, Gateway } from './gateway.ts';
import type { Payer } from './payer.ts';
import { checkoutIn, orderOf, type StoredCheckout } from './stored-checkout.ts';

/** Its provider has cut the account off, so nobody can close the attempt, and nobody hears of it any more. */
const isCut = (answer: GatewayAnswer<unknown>): boolean => 'busy' in answer && answer.busy.code === 'account-cut';

/** The gateway's id of an attempt. If its answer was lost, the same order gives it again. `null`: there is none. */
const idAtGateway = async (
  gateway: Gateway,
  id: string,
  checkout: StoredCheckout,
): Promise<string | null | undefined> => {
  if (checkout.checkoutId) return checkout.checkoutId;
  const answer = await gateway.startCheckout(orderOf(id, checkout));
  if ('accepted' in answer) return answer.accepted.checkoutId;
  return 'refused' in answer || isCut(answer) ? null : undefined;
};

/** `paid`: somebody has paid it, or is paying, and nobody has told us yet. `later`: it was not possible now. */
type Closed = 'closed' | 'paid' | 'later';

/**
 * Ends an attempt at the gateway. `undefined` if that was not possible now. An attempt on an account that was cut off
 * ends when it lapses: until then, somebody may pay it.
 */
const endAtGateway = async (
  gateway: Gateway,
  id: string,
  checkout: StoredCheckout,
  now: Date,
): Promise<EndedCheckout | undefined> => {
  const { kind, account, closesAt } = checkout;
  const checkoutId = await idAtGateway(gateway, id, checkout);
  if (!checkoutId) return checkoutId === null ? {} : undefined;
  const answer = await gateway.cancelCheckout({ kind, checkoutId, account });
  if ('accepted' in answer) return answer.accepted;
  return isCut(answer) && closesAt !== null && closesAt <= now ? {} : undefined;
};

/** Asks again about an attempt that was closed: a slow payment takes days. */
const askAgain = async (gateway: Gateway, { kind, checkoutId, account }: StoredCheckout): Promise<Closed> => {
  if (!checkoutId) return 'closed';
  const answer = await gateway.cancelCheckout({ kind, checkoutId, account });
  if ('busy' in answer && !isCut(answer)) return 'later';
  return 'accepted' in answer && answer.accepted.payment === 'underWay' ? 'paid' : 'closed';
};

/** Closes an attempt at the gateway, so that nobody pays it any more. */
export const closeCheckout = async (payer: Payer, snapshot: DocumentSnapshot): Promise<Closed> => {
  const checkout = checkoutIn(snapshot);
  const gateway = checkout && payer.gateways.get(checkout.gateway);
  if (!checkout || !gateway || !snapshot.updateTime) return 'closed';
  const { closesAt } = checkout;
  if (closesAt === null) return await askAgain(gateway, checkout);
  const ended = await endAtGateway(gateway, snapshot.id, checkout, payer.clock());
  if (!ended) return 'later';
  const isPaid = ended.payment !== undefined;
  // The next call must find that, too.
  if (isPaid && closesAt > payer.clock()) return 'paid';
  try {
    await snapshot.ref.update({ closesAt: null, updatedAt: payer.clock() }, { lastUpdateTime: snapshot.updateTime });
    return isPaid ? 'paid' : 'closed';
  } catch (error) {
    if (isConflict(error)) return 'later';
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
          if ((await closeCheckout(payer, checkout)) !== 'later') return 1;
          throw new Error(`${checkout.ref.path} could not be closed now`);
        },
      });
