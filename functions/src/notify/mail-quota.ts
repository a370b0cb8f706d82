import {
  addressMailsPath,
  dayMs,
  invitationLimits,
  invitationMailsPath,
  mailLimits,
  mailsPerShard,
  personMailsPath,
  providerMailsPath,
} from '@counterfoil/domain';
import { FieldValue, type Firestore } from 'firebase-admin/firestore';
import * as z from 'zod';
import { derivedId } from '../executor/derived-id.ts';

/** A mail, with the counters of the day that admit it. */
export interface MailToSend {
  /** The path of the mails to one reader, by day. */
  readonly toReader: (day: string) => string;
  /** The path of a provider's mails, by day. */
  readonly fromProvider: (day: string) => string;
  readonly providerId: string;
  /** The same at every attempt, so that a mail counts once. */
  readonly key: string;
  readonly limits: { readonly fromOneProvider: number; readonly toOneReader: number; readonly perCounter: number };
}

/** A mail to a person with an account. */
export const toPerson = (uid: string, providerId: string, key: string): MailToSend => ({
  toReader: (day) => personMailsPath(uid, day),
  fromProvider: (day) => providerMailsPath(providerId, day, uid),
  providerId,
  key,
  limits: {
    fromOneProvider: mailLimits.fromOneProvider,
    toOneReader: mailLimits.toOnePerson,
    perCounter: mailsPerShard,
  },
});

/** A mail about the person's own account, which concerns no provider. */
export const aboutAccount = (uid: string, key: string): MailToSend => ({
  ...toPerson(uid, 'platform', key),
  fromProvider: (day) => `platform/mails-${day}`,
});

/** A mail to an address that asked for none. Its counter holds no address, only a hash of it. */
export const toAddress = (address: string, providerId: string, key: string): MailToSend => ({
  toReader: (day) => addressMailsPath(derivedId('address', address), day),
  fromProvider: (day) => invitationMailsPath(providerId, day),
  providerId,
  key,
  limits: {
    fromOneProvider: invitationLimits.fromOneProvider,
    toOneReader: invitationLimits.toOneAddress,
    perCounter: invitationLimits.perProvider,
  },
});

/** Takes a place among the mails of the day. Returns false if none is left. */
export type MailQuota = (mail: MailToSend) => Promise<boolean>;

const providersSchema = z.record(z.string(), z.record(z.string(), z.unknown())).catch({});

const sizeOf = (mails: object | undefined): number => Object.keys(mails ?? {}).length;

/**
 * Counts the mails of a UTC day, by reader and by provider. It reads and then adds, without a precondition. Mails that
 * go out at the same moment may exceed a limit by a few, but none waits for another.
 */
export const mailQuota =
  (firestore: Firestore, clock: () => Date): MailQuota =>
  async ({ toReader, fromProvider, providerId, key, limits }) => {
    const now = clock();
    const day = now.toISOString().slice(0, 10);
    const [ofReader, counter] = await firestore.getAll(firestore.doc(toReader(day)), firestore.doc(fromProvider(day)));
    if (!ofReader || !counter) return false;
    const providers = providersSchema.parse(ofReader.get('providers'));
    const ofProvider = providers[providerId];
    if (ofProvider && Object.hasOwn(ofProvider, key)) return true;
    const all = Object.values(providers).reduce((sum, mails) => sum + sizeOf(mails), 0);
    const isFull =
      sizeOf(ofProvider) >= limits.fromOneProvider ||
      all >= limits.toOneReader ||
      Number(counter.get('count') ?? 0) >= limits.perCounter;
    if (isFull) return false;
    const stamps = { updatedAt: now, expireAt: new Date(now.getTime() + 2 * dayMs) };
    const batch = firestore.batch();
    batch.set(ofReader.ref, { providers: { [providerId]: { [key]: true } }, ...stamps }, { merge: true });
    batch.set(counter.ref, { count: FieldValue.increment(1), ...stamps }, { merge: true });
    await batch.commit();
    return true;
  };
