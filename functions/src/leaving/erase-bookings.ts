import {
  claimRef,
  endUserPath,
  eventsOfEntity,
  type Fields,
  ownDocuments,
  type Pseudonym,
  providerEvents,
  type Query,
  referenceRef,
  reservationErasure,
  reservationStatuses,
  subscriptionErasure,
  subscriptionReferenceRef,
  subscriptionStatuses,
} from '@counterfoil/domain';
import type {
  DocumentReference,
  DocumentSnapshot,
  Firestore,
  QueryDocumentSnapshot,
  WriteBatch,
} from 'firebase-admin/firestore';
import pLimit from 'p-limit';
import * as z from 'zod';
import { applyWrites } from '../firestore/apply-writes.ts';
import { ReadSet } from '../firestore/read-set.ts';
import { toQuery } from '../firestore/to-query.ts';
import { type ErasureRun, untilCommitted } from './erasure-run.ts';

const concurrency = 4;

/** The fields that lead to the other half. All others pass as they are stored, times with all their digits. */
const bookingSchema = z.looseObject({
  providerId: z.string(),
  reservationId: z.string(),
  userId: z.string().optional(),
  userName: z.string(),
  code: z.string(),
  status: z.enum(reservationStatuses),
});

const subscriptionSchema = z.looseObject({
  providerId: z.string(),
  subscriptionId: z.string(),
  userId: z.string(),
  userName: z.string(),
  status: z.enum(subscriptionStatuses),
});

/** The events of one entity in a feed. Another kind of entity may have the same id. */
export const eventsOf = async (
  firestore: Firestore,
  feed: string,
  entityType: string,
  entityId: string,
): Promise<QueryDocumentSnapshot[]> => {
  const { docs } = await toQuery(firestore, eventsOfEntity(feed, entityId)).get();
  return docs.filter((event) => event.get('entityType') === entityType);
};

const fieldsOf = (documents: readonly QueryDocumentSnapshot[]): Fields[] =>
  documents.map((document) => ({ ...document.data(), id: document.id }));

/**
 * Adds the erasure of one booking to a batch: of a customer's, or of a guest's. All that tells of it changes in one
 * commit.
 *
 * @returns the number of the provider's events
 */
export const addBookingErasure = async (
  batch: WriteBatch,
  stored: DocumentSnapshot,
  pseudonym: Pseudonym,
): Promise<number> => {
  const { firestore } = stored.ref;
  const full = bookingSchema.parse(stored.data());
  const { providerId, reservationId, userId } = full;
  const [events, ownEvents] = await Promise.all([
    eventsOf(firestore, providerEvents(providerId), 'reservation', reservationId),
    userId ? eventsOf(firestore, `${endUserPath(userId)}/events`, 'reservation', reservationId) : [],
  ]);
  const reads = new ReadSet(firestore);
  reads.keep([stored, ...events, ...ownEvents]);
  const [reference, claim] = [referenceRef(full).path, claimRef(providerId, 'reservation', reservationId).path];
  await reads.read([reference, claim]);
  const writes = reservationErasure(
    {
      full,
      reference: reads.snapshot(reference)?.data() ?? {},
      claim: reads.snapshot(claim)?.data(),
      events: fieldsOf(events),
      ownEvents: fieldsOf(ownEvents),
    },
    pseudonym,
  );
  applyWrites(batch, writes, reads);
  return events.length;
};

/** Gives one booking of the person to their pseudonym. */
const eraseBooking = (run: ErasureRun, ref: DocumentReference): Promise<void> =>
  untilCommitted(async () => {
    const stored = await ref.get();
    if (!stored.exists) return undefined;
    const { providerId, userName } = bookingSchema.parse(stored.data());
    await run.addWords([userName]);
    const batch = run.context.firestore.batch();
    const events = await addBookingErasure(batch, stored, await run.pseudonym(providerId));
    run.count(batch, providerId, 'bookings', 1);
    run.count(batch, providerId, 'events', events);
    return batch;
  });

const eraseSubscription = (run: ErasureRun, ref: DocumentReference): Promise<void> =>
  untilCommitted(async () => {
    const { firestore } = run.context;
    const stored = await ref.get();
    if (!stored.exists) return undefined;
    const full = subscriptionSchema.parse(stored.data());
    const { providerId, subscriptionId } = full;
    await run.addWords([full.userName]);
    const [events, ownEvents] = await Promise.all([
      eventsOf(firestore, providerEvents(providerId), 'subscription', subscriptionId),
      eventsOf(firestore, `${endUserPath(run.uid)}/events`, 'subscription', subscriptionId),
    ]);
    const reads = new ReadSet(firestore);
    reads.keep([stored, ...events, ...ownEvents]);
    const reference = subscriptionReferenceRef(full).path;
    const claim = claimRef(providerId, 'subscription', subscriptionId).path;
    await reads.read([reference, claim]);
    const writes = subscriptionErasure(
      {
        full,
        reference: reads.snapshot(reference)?.data() ?? {},
        claim: reads.snapshot(claim)?.data(),
        events: fieldsOf(events),
        ownEvents: fieldsOf(ownEvents),
      },
      await run.pseudonym(providerId),
    );
    const batch = firestore.batch();
    applyWrites(batch, writes, reads);
    run.count(batch, providerId, 'subscriptions', 1);
    run.count(batch, providerId, 'events', events.length);
    return batch;
  });

/** Handles a page of documents until the query finds none: each leaves the query when it is handled. */
export const untilNone = async (
  { context: { firestore } }: ErasureRun,
  query: Query,
  handle: (document: QueryDocumentSnapshot) => Promise<void>,
): Promise<void> => {
  const limit = pLimit(concurrency);
  let { docs } = await toQuery(firestore, query).get();
  while (docs.length > 0) {
    await Promise.all(docs.map((document) => limit(() => handle(document))));
    ({ docs } = await toQuery(firestore, query).get());
  }
};

/** Gives all bookings and subscriptions of the person to their pseudonyms. */
export const eraseBookings = async (run: ErasureRun): Promise<void> => {
  await untilNone(run, ownDocuments(run.uid, 'reservations'), ({ ref }) => eraseBooking(run, ref));
  await untilNone(run, ownDocuments(run.uid, 'subscriptions'), ({ ref }) => eraseSubscription(run, ref));
};
