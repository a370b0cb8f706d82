import {
  bookingsOfMember,
  commandsBy,
  daysPath,
  devicesOf,
  endUserPath,
  type Fields,
  fullRef,
  memberRef,
  mentions,
  ownershipEvents,
  type Pseudonym,
  privateProfileRef,
  providerEvents,
  providerPath,
  providerRef,
  resourcesOf,
  rewritten,
  traceQueries,
  usageRef,
} from '@counterfoil/domain';
import type { DocumentReference, DocumentSnapshot } from 'firebase-admin/firestore';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { eventsOf, untilNone } from './erase-bookings.ts';
import { removeAll } from './erase-traces.ts';
import { type ErasedKind, type ErasureRun, untilCommitted } from './erasure-run.ts';
import { rewrite } from './rewrite.ts';

const rewriteOne = (run: ErasureRun, providerId: string, ref: DocumentReference, kind: ErasedKind): Promise<void> =>
  untilCommitted(async () => {
    const read = await ref.get();
    const batch = run.context.firestore.batch();
    const changed = rewrite(batch, read, run.idTraces, await run.pseudonym(providerId));
    if (changed === 0) return undefined;
    run.count(batch, providerId, kind, changed);
    return batch;
  });

/** Rewrites a booking that the member has served or completed: both halves with the events of both sides. */
const rewriteBooking = (run: ErasureRun, providerId: string, ref: DocumentReference): Promise<void> =>
  untilCommitted(async () => {
    const { firestore } = run.context;
    const reference = await ref.get();
    if (!reference.exists) return undefined;
    const { userId, reservationId } = reference.data() ?? {};
    const full = await firestore.doc(fullRef({ providerId, userId, reservationId }).path).get();
    const feeds = [providerEvents(providerId), ...(userId ? [`${endUserPath(userId)}/events`] : [])];
    const events = await Promise.all(feeds.map((feed) => eventsOf(firestore, feed, 'reservation', reservationId)));
    const pseudonym = await run.pseudonym(providerId);
    const batch = firestore.batch();
    const documents: DocumentSnapshot[] = [reference, full, ...events.flat()];
    const changed = documents.map((document) => rewrite(batch, document, run.idTraces, pseudonym));
    run.count(
      batch,
      providerId,
      'records',
      changed.reduce<number>((sum, one) => sum + one, 0),
    );
    return batch;
  });

/** A former member of the past stays under the pseudonym, so that actions keep a name. */
const renameMember = (run: ErasureRun, providerId: string, pseudonym: Pseudonym): Promise<void> =>
  untilCommitted(async () => {
    const { firestore } = run.context;
    const from = await firestore.doc(memberRef(providerId, run.uid).path).get();
    const member = from.data();
    if (!member || !from.updateTime) return undefined;
    await run.addWords([member.displayName]);
    const batch = firestore.batch();
    const data: Fields = { ...rewritten(member, run.traces, pseudonym), active: false, displayName: pseudonym.name };
    batch.create(firestore.doc(memberRef(providerId, pseudonym.id).path), data);
    batch.delete(from.ref, { lastUpdateTime: from.updateTime });
    run.count(batch, providerId, 'memberships', 1);
    return batch;
  });

/** Everything that a device of the person has left with a provider. */
const removeTraces = async (run: ErasureRun, providerId: string): Promise<void> => {
  const { firestore } = run.context;
  await removeAll(run, commandsBy(providerId, run.uid));
  for (const device of await readAllPages(firestore, devicesOf(providerId, run.uid)))
    await firestore.doc(`${providerPath(providerId)}/alerts/device_${device.id}`).delete();
  await removeAll(run, devicesOf(providerId, run.uid));
  await firestore.doc(usageRef(providerId, run.uid).path).delete();
  await firestore.doc(`${providerPath(providerId)}/queues/${run.uid}`).delete();
};

/** Nobody can book somebody who has left. A room or a table serves on. */
const closeResources = async ({ context: { firestore }, uid }: ErasureRun, providerId: string): Promise<void> => {
  for (const one of await readAllPages(firestore, resourcesOf(providerId, uid)))
    if (one.get('kind') === 'member') await one.ref.update({ active: false });
};

const eraseMember = async (run: ErasureRun, providerId: string, pseudonym: Pseudonym): Promise<void> => {
  const { firestore } = run.context;
  for (const { path } of [providerRef(providerId), privateProfileRef(providerId)])
    await rewriteOne(run, providerId, firestore.doc(path), 'records');
  await closeResources(run, providerId);
  for (const query of traceQueries(providerId, run.uid))
    await untilNone(run, query, ({ ref }) => rewriteOne(run, providerId, ref, 'records'));
  for (const query of bookingsOfMember(providerId, run.uid))
    await untilNone(run, query, ({ ref }) => rewriteBooking(run, providerId, ref));
  const days = await firestore.collection(daysPath(providerId)).get();
  for (const { ref } of days.docs.filter((day) => mentions(day.data(), run.uid)))
    await rewriteOne(run, providerId, ref, 'records');
  for (const { ref } of await readAllPages(firestore, ownershipEvents(providerId)))
    await rewriteOne(run, providerId, ref, 'events');
  await renameMember(run, providerId, pseudonym);
};

/** Erases the person from the documents of each provider that they knew, as a customer and as a member. */
export const eraseMemberships = async (run: ErasureRun): Promise<void> => {
  const { firestore } = run.context;
  for (const providerId of run.providerIds) {
    await removeTraces(run, providerId);
    const pseudonym = await run.pseudonym(providerId);
    const [now, before] = await firestore.getAll(
      firestore.doc(memberRef(providerId, run.uid).path),
      firestore.doc(memberRef(providerId, pseudonym.id).path),
    );
    if (now?.exists || before?.exists) await eraseMember(run, providerId, pseudonym);
  }
};
