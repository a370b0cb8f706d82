import { dayMs, mailLimits, mailsPerShard, personMailsPath, providerMailsPath } from '@counterfoil/domain';
import { FieldValue, type Firestore } from 'firebase-admin/firestore';
import * as z from 'zod';

export interface MailToSend {
  readonly uid: string;
  readonly providerId: string;
  /** The same at every attempt, so that a mail counts once. */
  readonly key: string;
}

/** Takes a place among the mails of the day. Returns false if none is left. */
export type MailQuota = (mail: MailToSend) => Promise<boolean>;

const providersSchema = z.record(z.string(), z.record(z.string(), z.unknown())).catch({});

const sizeOf = (mails: object | undefined): number => Object.keys(mails ?? {}).length;

/**
 * Counts the mails of a UTC day, by person and by provider. It reads and then adds, without a precondition. Mails that
 * go out at the same moment may exceed a limit by a few, but none waits for another.
 */
export const mailQuota =
  (firestore: Firestore, clock: () => Date): MailQuota =>
  async ({ uid, providerId, key }) => {
    const now = clock();
    const day = now.toISOString().slice(0, 10);
    const [toPerson, fromProvider] = await firestore.getAll(
      firestore.doc(personMailsPath(uid, day)),
      firestore.doc(providerMailsPath(providerId, day, uid)),
    );
    if (!toPerson || !fromProvider) return false;
    const providers = providersSchema.parse(toPerson.get('providers'));
    const ofProvider = providers[providerId];
    if (ofProvider && Object.hasOwn(ofProvider, key)) return true;
    const all = Object.values(providers).reduce((sum, mails) => sum + sizeOf(mails), 0);
    const isFull =
      sizeOf(ofProvider) >= mailLimits.fromOneProvider ||
      all >= mailLimits.toOnePerson ||
      Number(fromProvider.get('count') ?? 0) >= mailsPerShard;
    if (isFull) return false;
    const stamps = { updatedAt: now, expireAt: new Date(now.getTime() + 2 * dayMs) };
    const batch = firestore.batch();
    batch.set(toPerson.ref, { providers: { [providerId]: { [key]: true } }, ...stamps }, { merge: true });
    batch.set(fromProvider.ref, { count: FieldValue.increment(1), ...stamps }, { merge: true });
    await batch.commit();
    return true;
  };
