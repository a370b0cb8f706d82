import {
  type Actor,
  type CommandType,
  endUserPath,
  type Fields,
  invariant,
  type Outcome,
  parseDerivedCommand,
  userMemberships,
  userReservations,
  userSubscriptions,
} from '@counterfoil/domain';
import type { DocumentSnapshot, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { derivedId } from '../executor/derived-id.ts';
import { executeCommand } from '../executor/execute-command.ts';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { toldOutcome } from '../trace/told-outcome.ts';
import type { ErasureRun } from './erasure-run.ts';

interface Sent {
  readonly type: CommandType;
  readonly providerId: string;
  readonly payload: Fields;
  readonly actor: Actor;
}

/** The id derives from the document's version, so a run that died sends the same command again. */
export const send = async (
  { context }: ErasureRun,
  document: DocumentSnapshot,
  { actor, ...command }: Sent,
): Promise<Outcome> => {
  const state = `${document.ref.path}/${document.get('version') ?? ''}/${actor.kind}`;
  const issuedAt = context.clock().toISOString();
  const bound = parseDerivedCommand({ ...command, id: derivedId('leave', state), issuedAt });
  invariant(!('rejection' in bound), `${command.type} cannot be sent for ${document.ref.path}`);
  return await executeCommand(context, { bound, actor });
};

export const system: Actor = { kind: 'system', name: 'eraseLeavers' };

/** True while it holds seats that the person will not use, or waits for an answer or a payment. */
const isOpen = (booking: QueryDocumentSnapshot, now: Date): boolean => {
  const status: unknown = booking.get('status');
  if (status === 'waiting' || status === 'pending' || booking.get('move') !== undefined) return true;
  return status === 'confirmed' && booking.get('reservationStartTime').toDate() > now;
};

/** Cancels as the person would, by the provider's terms. One that has begun stays, and staff complete it. */
const cancelBooking = async (run: ErasureRun, booking: QueryDocumentSnapshot): Promise<void> => {
  const { providerId, reservationId, status, move, reservationStartTime } = booking.data();
  const target = { userId: run.uid, reservationId };
  const hasBegun = reservationStartTime.toDate() <= run.context.clock();
  const type = hasBegun && status === 'confirmed' && move ? 'reservation.declineMove' : 'reservation.cancel';
  const actor: Actor = hasBegun ? system : { kind: 'user', uid: run.uid };
  const outcome = await send(run, booking, { type, providerId, payload: target, actor });
  if (outcome.outcome === 'rejected') throw new StillOpen(booking.ref.path, outcome);
};

/** Something of the person goes on, although it was to be ended. The next attempt looks at it again. */
export class StillOpen extends Error {
  constructor(path: string, outcome: Outcome) {
    super(`${path} is still open: ${toldOutcome(outcome)}`);
  }
}

const cancelSubscription = async (run: ErasureRun, subscription: QueryDocumentSnapshot): Promise<void> => {
  const { providerId, subscriptionId } = subscription.data();
  const payload = { userId: run.uid, subscriptionId };
  const actor: Actor = { kind: 'user', uid: run.uid };
  const outcome = await send(run, subscription, { type: 'subscription.cancel', providerId, payload, actor });
  if (outcome.outcome === 'rejected') throw new StillOpen(subscription.ref.path, outcome);
};

const leave = async (run: ErasureRun, membership: QueryDocumentSnapshot): Promise<void> => {
  const payload = { userId: run.uid };
  const actor: Actor = { kind: 'user', uid: run.uid };
  const member = await run.context.firestore.doc(`serviceProviders/${membership.id}/members/${run.uid}`).get();
  if (member.get('active') !== true) return;
  const sent: Sent = { type: 'member.decline', providerId: membership.id, payload, actor };
  const outcome = await send(run, member, sent);
  if (outcome.outcome === 'rejected') throw new StillOpen(membership.ref.path, outcome);
};

/** Drops the commands that wait, then ends bookings, subscriptions and memberships by their own commands. */
export const endOpenWork = async (run: ErasureRun): Promise<void> => {
  const { context, uid } = run;
  const { firestore } = context;
  await firestore.recursiveDelete(firestore.collection(`${endUserPath(uid)}/commands`));
  for (const status of ['waiting', 'pending', 'confirmed'] as const) {
    const bookings = await readAllPages(firestore, userReservations(uid, status));
    for (const booking of bookings.filter((one) => isOpen(one, context.clock()))) await cancelBooking(run, booking);
  }
  for (const status of ['pending', 'active', 'expired'] as const)
    for (const one of await readAllPages(firestore, userSubscriptions(uid, status)))
      if (status !== 'expired' || one.get('renewalDue')) await cancelSubscription(run, one);
  for (const membership of await readAllPages(firestore, userMemberships(uid))) {
    await run.pseudonym(membership.id);
    await leave(run, membership);
  }
};
