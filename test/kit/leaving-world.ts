import { dayMs, hourMs, minuteMs } from '@counterfoil/domain';
import type { DocumentReference, Firestore } from 'firebase-admin/firestore';
import pLimit from 'p-limit';
import { verifiedAddress } from '../../functions/src/firestore/verified-address.ts';
import { accountsOf } from '../../functions/src/leaving/accounts.ts';
import type { Leaver } from '../../functions/src/leaving/leaver.ts';
import { sweepLeavings } from '../../functions/src/leaving/sweep-leavings.ts';
import { emailChannel } from '../../functions/src/notify/email.ts';
import { mailQuota } from '../../functions/src/notify/mail-quota.ts';
import { createMailer } from '../../functions/src/notify/mailer.ts';
import { projectStoredEvent } from '../../functions/src/projections/project-stored-event.ts';
import { auth, openDatabase } from './admin.ts';
import type { TestClock } from './inbox.ts';
import { newId } from './new-id.ts';
import { startSmtp } from './servers/smtp-server.ts';

export interface LeavingWorld extends TestClock {
  readonly database: Firestore;
  readonly leaver: Leaver;
  readonly smtp: Awaited<ReturnType<typeof startSmtp>>;
}

/** A database of its own, a clock that the test moves, real accounts, and a mail server. */
export const openLeavingWorld = async (): Promise<LeavingWorld> => {
  const database = openDatabase(newId('leaving'));
  const smtp = await startSmtp();
  const world: TestClock = { now: new Date('2030-05-01T08:00:00Z') };
  const clock = () => world.now;
  const quota = mailQuota(database, clock);
  const mail = emailChannel(smtp.config, { addressOf: verifiedAddress(() => auth), quota });
  const leaver: Leaver = {
    context: { firestore: database, clock },
    accounts: accountsOf(() => auth),
    notifier: { firestore: database, clock, channels: [mail] },
    mailer: createMailer(smtp.config),
    graceMs: 14 * dayMs,
  };
  return Object.assign(world, { database, leaver, smtp });
};

/** Projects the events of a provider that wait, as the trigger does. */
export const projectAll = async ({ database, leaver }: LeavingWorld, providerId: string): Promise<void> => {
  const pending = database.collection(`serviceProviders/${providerId}/events`).where('syncStatus', '==', 'pending');
  for (const { id } of (await pending.get()).docs) await projectStoredEvent(leaver.context, providerId, id);
};

/** Runs the schedule as often as it takes from the end of the grace period on. */
export const letThemLeave = async (world: LeavingWorld, providerIds: readonly string[]): Promise<void> => {
  world.now = new Date(world.now.getTime() + 14 * dayMs);
  for (const wait of [0, hourMs + 10 * minuteMs, 20 * minuteMs, 20 * minuteMs, 20 * minuteMs]) {
    world.now = new Date(world.now.getTime() + wait);
    const { failures } = await sweepLeavings(world.leaver);
    if (failures.length > 0) throw new AggregateError(failures, String(failures[0]));
    for (const providerId of providerIds) await projectAll(world, providerId);
  }
};

const under = async (parents: readonly (Firestore | DocumentReference)[]): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  // The emulator answers thousands of these calls at once too late.
  const few = pLimit(50);
  const collections = (await Promise.all(parents.map((parent) => few(() => parent.listCollections())))).flat();
  const refs = (await Promise.all(collections.map((collection) => collection.listDocuments()))).flat();
  for (let n = 0; n < refs.length; n += 300) {
    const [first, ...more] = refs.slice(n, n + 300);
    if (!first) continue;
    for (const read of await first.firestore.getAll(first, ...more))
      found.set(read.ref.path, JSON.stringify(read.data() ?? {}));
  }
  if (refs.length > 0) for (const [path, text] of await under(refs)) found.set(path, text);
  return found;
};

/** Every document of the database, as text, by its path. */
export const everything = (database: Firestore): Promise<Map<string, string>> => under([database]);

/** The documents that hold one of the words, in their path or in their fields: the path, and the words around. */
export const holding = (documents: ReadonlyMap<string, string>, words: readonly string[]): string[] =>
  [...documents].flatMap(([path, text]) => {
    const whole = `${path} ${text}`.toLowerCase();
    const place = Math.max(...words.map((word) => whole.indexOf(word.toLowerCase())));
    return place < 0 ? [] : [`${path} … ${whole.slice(Math.max(0, place - 80), place + 80)}`];
  });
