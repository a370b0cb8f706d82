import { everyQueuedCommand, idSchema } from '@counterfoil/domain';
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { ageOf } from '../firestore/age-of.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { toQuery } from '../firestore/to-query.ts';

export interface StandingQueue {
  readonly waiting: number;
  readonly oldest: Date;
}

/** People queue for any name. No provider has some of them, and the database refuses to look those up. */
const isForProvider = (document: QueryDocumentSnapshot): boolean =>
  idSchema.safeParse(document.get('providerId')).success;

/**
 * The commands that wait on the server for so long, by provider. All of them: one person who queues many must not hide
 * the queues of others.
 */
export const queuesNow = async (
  { firestore, clock }: CommandContext,
  leastAgeMs: number,
): Promise<Map<string, StandingQueue>> => {
  // Without the payloads, of which many together may be large.
  const query = toQuery(firestore, everyQueuedCommand()).select('providerId', 'createdAt');
  const now = clock();
  const standing = new Map<string, StandingQueue>();
  for (let { docs } = await query.get(); docs.length > 0; { docs } = await query.startAfter(docs.at(-1)).get()) {
    for (const document of docs.filter(isForProvider)) {
      const age = ageOf(document, now);
      if (age < leastAgeMs) continue;
      const providerId = String(document.get('providerId'));
      const { waiting = 0, oldest = now } = standing.get(providerId) ?? {};
      const since = new Date(now.getTime() - age);
      standing.set(providerId, { waiting: waiting + 1, oldest: since < oldest ? since : oldest });
    }
  }
  return standing;
};
