import {
  failedRecordChanges,
  hourMs,
  minuteMs,
  type RecordChange,
  type RecordKindName,
  recordKinds,
} from '@counterfoil/domain';
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import * as z from 'zod';
import type { CommandContext } from '../firestore/command-context.ts';
import { type SweepResult, sweepQuery } from '../firestore/sweep-query.ts';
import { withDates } from '../firestore/with-dates.ts';
import { inSpan } from '../trace/in-span.ts';
import { emitRecordEvents } from './emit-record-events.ts';

const isKind = (name: string): name is RecordKindName => Object.hasOwn(recordKinds, name);

const changeSchema = z.object({
  kind: z.string().refine(isKind),
  providerId: z.string(),
  entityId: z.string(),
  changeId: z.string(),
  committedAt: z.number(),
  deletedBy: z.string().optional(),
  before: z.record(z.string(), z.unknown()).optional(),
  after: z.record(z.string(), z.unknown()).optional(),
});

const delayAfter = (attempts: number): number => Math.min(24 * hourMs, 5 * minuteMs * 2 ** attempts);

const recordAgain = async ({ firestore, clock }: CommandContext, kept: QueryDocumentSnapshot): Promise<number> => {
  try {
    const change: RecordChange = changeSchema.parse(withDates(kept.data()));
    const { changeId: correlationId } = change;
    await inSpan({ name: 'sweep record', correlationId }, () => emitRecordEvents(firestore, change));
    await kept.ref.delete();
    return 1;
  } catch (error) {
    const now = clock();
    const attempts = Number(kept.get('attempts') ?? 0) + 1;
    const nextAttemptAt = new Date(now.getTime() + delayAfter(attempts));
    await kept.ref.update({ attempts, nextAttemptAt, failure: String(error).slice(0, 1000), updatedAt: now });
    throw error;
  }
};

/** Records the changes that were kept because the code failed on them. */
export const sweepRecordChanges = (context: CommandContext): Promise<SweepResult> =>
  sweepQuery(context, {
    name: 'failedRecordChanges',
    due: failedRecordChanges(context.clock()),
    handle: (kept) => recordAgain(context, kept),
  });
