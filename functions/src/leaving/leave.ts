import {
  betweenPassesMs,
  closingMs,
  dayMs,
  endUserPath,
  invariant,
  type Leaving,
  type LeavingReport,
  leavingCountSchema,
  leavingReportPath,
  leavingSchema,
  ownedProviders,
  summedCounts,
} from '@counterfoil/domain';
import { type DocumentReference, type DocumentSnapshot, FieldValue } from 'firebase-admin/firestore';
import { expiryOf } from '../config/retention.ts';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { withDates } from '../firestore/with-dates.ts';
import { restartRebuild } from '../rebuild/restart-rebuild.ts';
import { log } from '../trace/log.ts';
import type { Account } from './accounts.ts';
import { endOpenWork } from './end-open-work.ts';
import { eraseBookings } from './erase-bookings.ts';
import { eraseContacts } from './erase-contacts.ts';
import { eraseMemberships } from './erase-membership.ts';
import { eraseOrders } from './erase-orders.ts';
import { eraseTraces } from './erase-traces.ts';
import { ErasureRun, nowhere } from './erasure-run.ts';
import type { Leaver } from './leaver.ts';
import { sayGoodbye, tell } from './tell.ts';

/**
 * True if the person is the main owner of a provider, which would have none without them. Then it is tried again each
 * day. Once the account is closed, nobody but an operator can name another owner.
 */
const isBlocked = async (leaver: Leaver, { ref }: DocumentSnapshot, leaving: Leaving): Promise<boolean> => {
  const { firestore, clock } = leaver.context;
  const owned = await readAllPages(firestore, ownedProviders(leaving.userId));
  if (owned.length === 0) return false;
  const now = clock();
  const blockedBy = owned.map(({ id }) => id);
  if (leaving.status === 'requested' && !leaving.blockedBy) await tell(leaver, 'leavingBlocked', leaving);
  if (leaving.status !== 'requested') log.error('a person who left owns providers', { blockedBy });
  await ref.update({ blockedBy, nextAttemptAt: new Date(now.getTime() + dayMs), updatedAt: now });
  return true;
};

/** Ends all sessions, and waits until no token is left. Nobody creates a provider meanwhile, and then leaves it. */
const close = async ({ context, accounts }: Leaver, ref: DocumentReference, { userId }: Leaving): Promise<void> => {
  const { firestore, clock } = context;
  const now = clock();
  await accounts.close(userId);
  const none = { providers: FieldValue.increment(0), maxProviders: 0, updatedAt: now };
  await firestore.doc(`usage/${userId}`).set(none, { merge: true });
  await firestore.recursiveDelete(firestore.collection(`${endUserPath(userId)}/devices`));
  await ref.update({ closedAt: now, nextAttemptAt: new Date(now.getTime() + closingMs), updatedAt: now });
};

/** Nobody changes their mind from here on. */
const beginClosing = async (leaver: Leaver, read: DocumentSnapshot, leaving: Leaving): Promise<void> => {
  const { ref, updateTime } = read;
  invariant(updateTime, `${ref.path} was read without its update time`);
  if (await isBlocked(leaver, read, leaving)) return;
  await ref.update({ status: 'closing', updatedAt: leaver.context.clock() }, { lastUpdateTime: updateTime });
  await close(leaver, ref, leaving);
};

const eraseOwn = async (run: ErasureRun): Promise<void> => {
  const { firestore } = run.context;
  const own = firestore.doc(endUserPath(run.uid));
  const collections = await own.listCollections();
  if (collections.length === 0 && !(await own.get()).exists) return;
  await firestore.recursiveDelete(own);
  const batch = firestore.batch();
  run.count(batch, nowhere, 'removed', 1);
  await batch.commit();
};

const wordsOf = async (run: ErasureRun, account: Account | undefined): Promise<void> => {
  const profile = await run.context.firestore.doc(endUserPath(run.uid)).get();
  const { displayName, email, phone } = profile.data() ?? {};
  await run.addWords([displayName, email, phone, account?.displayName, account?.email, account?.phoneNumber]);
};

/** One pass over everything. Each part can be repeated, so a run that died is repeated from its start. */
const pass = async (leaver: Leaver, run: ErasureRun): Promise<number> => {
  const account = await leaver.accounts.find(run.uid);
  await wordsOf(run, account);
  await endOpenWork(run);
  await eraseBookings(run);
  await eraseContacts(run, account);
  await eraseOrders(run);
  await eraseOwn(run);
  await eraseTraces(run, account?.emailVerified ? account.email?.toLowerCase() : undefined);
  await eraseMemberships(run);
  // A rebuild has counted the events as they were.
  if (run.changes > 0) for (const providerId of run.providerIds) await restartRebuild(leaver.context, providerId);
  return run.changes;
};

/** The last mail goes to the address of the account, before that is gone as well. */
const finish = async (leaver: Leaver, ref: DocumentReference): Promise<void> => {
  const { context, accounts } = leaver;
  const now = context.clock();
  const leaving = leavingSchema.parse(withDates((await ref.get()).data()));
  const { userId, requestedAt, reportId } = leaving;
  const counts = await ref.collection('counts').get();
  const erased = summedCounts(counts.docs.map((shard) => leavingCountSchema.parse(shard.data())));
  const account = await accounts.find(userId);
  if (account?.email && account.emailVerified) await sayGoodbye(leaver, account.email, leaving);
  await accounts.remove(userId);
  const stamps = { createdAt: now, updatedAt: now, expireAt: expiryOf('leavingReport', now) };
  const report: LeavingReport = { requestedAt, erasedAt: now, erased, ...stamps };
  const batch = context.firestore.batch();
  batch.set(context.firestore.doc(leavingReportPath(reportId)), report);
  for (const shard of counts.docs) batch.delete(shard.ref);
  batch.delete(ref);
  await batch.commit();
};

const erase = async (leaver: Leaver, ref: DocumentReference): Promise<void> => {
  const { context } = leaver;
  const changes = await pass(leaver, await ErasureRun.of(context, ref));
  if (changes === 0) return await finish(leaver, ref);
  const now = context.clock();
  await ref.update({ status: 'erasing', nextAttemptAt: new Date(now.getTime() + betweenPassesMs), updatedAt: now });
};

/**
 * Takes the next step of one person's leaving: closes the account, or erases until a pass finds nothing more. Events that
 * triggers wrote meanwhile are what the second pass is for.
 *
 * @returns 1 if there was a step to take
 */
export const leave = async (leaver: Leaver, ref: DocumentReference): Promise<number> => {
  const read = await ref.get();
  if (!read.exists) return 0;
  const leaving = leavingSchema.parse(withDates(read.data()));
  if (leaving.nextAttemptAt > leaver.context.clock()) return 0;
  if (leaving.status === 'requested') await beginClosing(leaver, read, leaving);
  else if (!leaving.closedAt) await close(leaver, ref, leaving);
  // A token of the last hour may have made the person a main owner.
  else if (!(await isBlocked(leaver, read, leaving))) await erase(leaver, ref);
  return 1;
};
