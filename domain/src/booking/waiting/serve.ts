import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import { waitingListRef } from '../slots/paths.ts';
import type { WaitingList } from '../slots/waiting-list.ts';
import { changedList } from './changed-list.ts';
import { folded } from './fold.ts';
import type { OfferDocs } from './offer-to.ts';
import { offersFor } from './offers.ts';
import type { ServeWaitingList } from './payloads.ts';

/** No command has freed the seats. */
const nothing = { writes: [], eventIds: [] };

/**
 * Offers seats that no command has freed: a service that has grown, a stylist who works on more days, a closure that was
 * withdrawn. A schedule sends this command.
 */
export const serveWaitingList: CommandDefinition<ServeWaitingList, OfferDocs & { waitingList: WaitingList }> = {
  aggregate: ({ command }) => `waitingList/${command.payload.day}`,
  reads: ({ command }) => [waitingListRef(command.providerId, command.payload.day)],
  readsNext: (request, docs) => {
    const list = docs.get(waitingListRef(request.command.providerId, request.command.payload.day));
    return list ? offersFor(list.waiting, request, docs, nothing).needs : [];
  },
  decide: (request, docs) => {
    const { command, actor, now } = request;
    if (actor.kind !== 'system')
      return reject('permission-denied', 'only the schedule serves waiting lists', { reason: 'wrong-sender' });
    const list = docs.get(waitingListRef(command.providerId, command.payload.day));
    if (!list) return reject('not-found', 'nobody waits on this day', { reason: 'no-waiting-list', field: 'day' });
    const { offered, eventIds, writes } = offersFor(list.waiting, request, docs, nothing);
    const waiting = list.waiting.filter((waiter) => !offered.includes(waiter));
    const changed = changedList(list, waiting, { now, isSoon: offered.length > 0 });
    return { version: list.version + 1, eventIds, writes: folded([...writes, changed], docs, now) };
  },
};
