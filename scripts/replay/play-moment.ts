import { type Outcome, parseCommand } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import pLimit from 'p-limit';
import { executeCommand } from '../../functions/src/executor/execute-command.ts';
import type { Moment, TimelineEntry } from './timeline.ts';
import { type Trace, tracedFirestore } from './traced-firestore.ts';

/** The same concurrency as a batch of the callable. */
export const limitConcurrency = pLimit(16);

export interface Played {
  readonly entry: TimelineEntry;
  readonly outcome: Outcome;
  readonly trace: Trace;
}

const play = async (firestore: Firestore, at: Date, entry: TimelineEntry): Promise<Played> => {
  const trace: Trace = { reads: [], writes: [] };
  const { command, actor } = entry;
  const bound = parseCommand(command);
  if ('rejection' in bound) {
    return { entry, trace, outcome: { commandId: command.id, outcome: 'rejected', rejection: bound.rejection } };
  }
  const context = { firestore: tracedFirestore(firestore, trace), clock: () => at };
  return { entry, trace, outcome: await executeCommand(context, { bound, actor }) };
};

/** Executes the commands of one instant in this process, with the clock at that instant. */
export const playMoment = (firestore: Firestore, { at, entries }: Moment): Promise<Played[]> =>
  Promise.all(entries.map((entry) => limitConcurrency(() => play(firestore, at, entry))));
