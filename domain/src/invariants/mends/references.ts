import { referenceRef } from '../../booking/reservation/paths.ts';
import { toReference } from '../../booking/reservation/to-reference.ts';
import { subscriptionReferenceRef } from '../../booking/subscription/paths.ts';
import { toSubscriptionReference } from '../../booking/subscription/to-reference.ts';
import type { Ref } from '../../kernel/ref.ts';
import { becoming, type Mend } from '../mend.ts';
import { stored } from '../told.ts';

const first = <Kind extends string>(kind: Kind, from: readonly string[]): Ref<Kind> => ({ kind, path: from[0] ?? '' });

/**
 * A reference follows from its full document. Every command writes both halves in one commit, so the reference's own
 * precondition guards both: it fails if a command has come between.
 */
export const reservationReferenceMend: Mend = {
  reads: ({ command: { payload } }) => [
    { kind: 'reservationReference', path: payload.where },
    first('reservation', payload.from),
  ],
  plan: ({ command: { payload, providerId } }, docs) => {
    const { where } = payload;
    const full = docs.get(first('reservation', payload.from));
    // Without its full document, only the events can tell what the reference should say.
    if (full?.providerId !== providerId) return 'person';
    const isHere = referenceRef(full).path === where;
    const before = docs.get({ kind: 'reservationReference', path: where });
    if (before && before.reservationId !== full.reservationId) return 'person';
    return becoming(where, before, isHere ? stored(toReference(full)) : undefined);
  },
};

export const subscriptionReferenceMend: Mend = {
  reads: ({ command: { payload } }) => [
    { kind: 'subscriptionReference', path: payload.where },
    first('subscription', payload.from),
  ],
  plan: ({ command: { payload, providerId } }, docs) => {
    const { where } = payload;
    const full = docs.get(first('subscription', payload.from));
    if (full?.providerId !== providerId) return 'person';
    const isHere = subscriptionReferenceRef(full).path === where;
    const before = docs.get({ kind: 'subscriptionReference', path: where });
    if (before && before.subscriptionId !== full.subscriptionId) return 'person';
    return becoming(where, before, isHere ? stored(toSubscriptionReference(full)) : undefined);
  },
};
