import type { CommandRequest } from '../../kernel/command.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import type { Write } from '../../kernel/write.ts';
import type { Waiter } from '../slots/waiting-list.ts';
import { type OfferDocs, type OfferState, offerTo } from './offer-to.ts';

/** Each offer writes about a dozen documents. The schedule makes the others soon. */
const mostOffers = 3;

export interface Offers {
  /** Those who have been offered seats. */
  readonly offered: readonly Waiter[];
  readonly eventIds: readonly string[];
  readonly writes: readonly Write[];
  /** Documents that must be read before anybody can be offered more. */
  readonly needs: readonly Ref<keyof OfferDocs>[];
}

/**
 * Offers the free seats in the order of the line. Somebody whose party is too large for them is passed over.
 *
 * @param freeing the part of the same commit that frees the seats
 */
export const offersFor = (
  waiting: readonly Waiter[],
  request: CommandRequest<unknown>,
  docs: Docs<OfferDocs>,
  freeing: { readonly writes: readonly Write[]; readonly eventIds: readonly string[] },
): Offers => {
  const offered: Waiter[] = [];
  const eventIds: string[] = [];
  const made: Write[] = [];
  for (const waiter of waiting) {
    if (offered.length === mostOffers) break;
    const events = freeing.eventIds.length + offered.length;
    const state: OfferState = { request, docs, writes: [...freeing.writes, ...made], events };
    const offer = waiter.start > request.now ? offerTo(waiter, state) : undefined;
    if (!offer) continue;
    if ('needs' in offer) return { offered, eventIds, writes: made, needs: offer.needs };
    offered.push(waiter);
    eventIds.push(offer.eventId);
    made.push(...offer.writes);
  }
  return { offered, eventIds, writes: made, needs: [] };
};
