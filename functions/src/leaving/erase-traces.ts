import {
  costingsBy,
  disposables,
  endUserPath,
  eventsAbout,
  eventsBy,
  eventsOverwriting,
  eventTraces,
  invitationsBy,
  invitationsTo,
  mentions,
  paymentsFrom,
  type Query,
  refundsSettledBy,
  refundsTo,
  type Traces,
  unmatchedPaymentsFrom,
  unmatchedPaymentsSettledBy,
  vouchersOf,
} from '@counterfoil/domain';
import type { DocumentReference, DocumentSnapshot } from 'firebase-admin/firestore';
import { derivedId } from '../executor/derived-id.ts';
import { receiptPath } from '../executor/receipt.ts';
import { untilNone } from './erase-bookings.ts';
import { type ErasedKind, type ErasureRun, nowhere, untilCommitted } from './erasure-run.ts';
import { rewrite } from './rewrite.ts';

/** The provider of a document: by its path, else by its own word. */
const providerOf = (document: DocumentSnapshot): string => {
  const [root, id = ''] = document.ref.path.split('/');
  if (root === 'serviceProviders') return id;
  return String(document.get('providerId') ?? document.get('applied.providerId') ?? nowhere);
};

/** Rewrites documents of others that name the person, page by page. */
const rewriteAll = (run: ErasureRun, query: Query, kind: ErasedKind, traces: Traces): Promise<void> =>
  untilNone(run, query, ({ ref }) =>
    untilCommitted(async () => {
      const read = await ref.get();
      if (!read.exists) return undefined;
      const providerId = providerOf(read);
      const batch = run.context.firestore.batch();
      run.count(batch, providerId, kind, rewrite(batch, read, traces, await run.pseudonym(providerId)));
      return batch;
    }),
  );

/** Removes documents that are of no use without the person. */
export const removeAll = (run: ErasureRun, query: Query): Promise<void> =>
  untilNone(run, query, ({ ref }) =>
    untilCommitted(() => {
      const batch = run.context.firestore.batch().delete(ref);
      run.count(batch, nowhere, 'removed', 1);
      return Promise.resolve(batch);
    }),
  );

/** The same event in the feed of another customer, whose booking the person has changed as a member. */
const customersCopy = (event: DocumentSnapshot): string | undefined => {
  const userId: unknown = event.get('reference.userId') ?? event.get('before.userId');
  return typeof userId === 'string' ? `${endUserPath(userId)}/events/${event.id}` : undefined;
};

/** Rewrites an event of the person, with the documents that nothing else leads to, in one commit. */
const eraseEvent = (run: ErasureRun, ref: DocumentReference): Promise<void> =>
  untilCommitted(async () => {
    const { firestore } = run.context;
    const event = await ref.get();
    const stored = event.data();
    if (!stored) return undefined;
    const providerId = providerOf(event);
    const pseudonym = await run.pseudonym(providerId);
    const { rewrite: others, drop } = eventTraces(providerId, run.uid, stored);
    const copy = customersCopy(event);
    const paths = [...others, ...(copy ? [copy] : [])];
    const found = paths.length > 0 ? await firestore.getAll(...paths.map((path) => firestore.doc(path))) : [];
    const batch = firestore.batch();
    const records = found.map((document) => rewrite(batch, document, run.idTraces, pseudonym));
    for (const path of drop) batch.delete(firestore.doc(path));
    batch.delete(firestore.doc(receiptPath({ kind: 'user', uid: run.uid }, String(event.get('correlationId')))));
    run.count(
      batch,
      providerId,
      'records',
      records.reduce<number>((sum, one) => sum + one, 0),
    );
    // An event about the person has their name as well.
    const traces = stored.entityId === run.uid ? run.traces : run.idTraces;
    run.count(batch, providerId, 'events', rewrite(batch, event, traces, pseudonym));
    return batch;
  });

/** Documents in small collections that have no index for a person: they are looked at one by one. */
const eraseUnindexed = async (run: ErasureRun): Promise<void> => {
  const { firestore } = run.context;
  for (const collection of ['failedRecordChanges', 'stuckItems']) {
    const { docs } = await firestore.collection(collection).get();
    for (const { ref } of docs.filter((document) => mentions(document.data(), run.uid))) {
      const batch = firestore.batch().delete(ref);
      // A sweep that fails on this person's own documents notes that again.
      if (collection !== 'stuckItems') run.count(batch, nowhere, 'removed', 1);
      await batch.commit();
    }
  }
};

/**
 * Erases the person from documents at all providers and at the root, wherever an index finds them.
 *
 * @param address the one that Auth has verified: any other may be somebody else's
 */
export const eraseTraces = async (run: ErasureRun, address: string | undefined): Promise<void> => {
  const { uid, context, idTraces, traces } = run;
  for (const query of disposables(uid)) await removeAll(run, query);
  if (address) {
    await removeAll(run, invitationsTo(address));
    const mails = context.firestore.doc(`invitedAddresses/${derivedId('address', address)}`);
    await context.firestore.recursiveDelete(mails);
  }
  await untilNone(run, eventsBy(uid), ({ ref }) => eraseEvent(run, ref));
  await rewriteAll(run, eventsAbout(uid), 'events', traces);
  await rewriteAll(run, eventsOverwriting(uid), 'events', idTraces);
  const money = [
    vouchersOf,
    refundsTo,
    refundsSettledBy,
    unmatchedPaymentsFrom,
    unmatchedPaymentsSettledBy,
    paymentsFrom,
  ];
  for (const query of money) await rewriteAll(run, query(uid), 'money', idTraces);
  await rewriteAll(run, costingsBy(uid), 'records', idTraces);
  await rewriteAll(run, invitationsBy(uid), 'records', idTraces);
  await context.firestore.doc(`usage/${uid}`).delete();
  await eraseUnindexed(run);
};
