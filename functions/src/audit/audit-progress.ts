import { dayMs, minuteMs } from '@counterfoil/domain';
import { type Firestore, Timestamp } from 'firebase-admin/firestore';

/** Longer than a run takes. Younger than that, a try may be under way. */
const longestRunMs = 10 * minuteMs;

/** Where a round over all providers stands: it continues after `after`, or has ended if that is absent. */
export interface AuditProgress {
  readonly after: string | undefined;
  readonly roundStartedAt: Date;
  /** Runs that began with the provider behind `after`, and did not end with it. */
  readonly tries: number;
}

const refOf = (firestore: Firestore) => firestore.doc('platform/auditProgress');

const dateIn = (value: unknown): Date => (value instanceof Timestamp ? value.toDate() : new Date(0));

/** @returns `undefined` if there is nothing to do: another run is at work, or the round of the day has ended */
export const readProgress = async (firestore: Firestore, now: Date): Promise<AuditProgress | undefined> => {
  const stored = (await refOf(firestore).get()).data() ?? {};
  const roundStartedAt = dateIn(stored.roundStartedAt);
  const after = typeof stored.after === 'string' ? stored.after : undefined;
  const tries = typeof stored.tries === 'number' ? stored.tries : 0;
  const ageOf = (date: Date): number => now.getTime() - date.getTime();
  if (tries > 0 && ageOf(dateIn(stored.updatedAt)) < longestRunMs) return undefined;
  if (after !== undefined || tries > 0) return { after, roundStartedAt, tries };
  return ageOf(roundStartedAt) < dayMs ? undefined : { after, roundStartedAt: now, tries };
};

export const writeProgress = async (firestore: Firestore, progress: AuditProgress, now: Date): Promise<void> => {
  const { after = null, roundStartedAt, tries } = progress;
  await refOf(firestore).set({ after, roundStartedAt, tries, createdAt: roundStartedAt, updatedAt: now });
};
