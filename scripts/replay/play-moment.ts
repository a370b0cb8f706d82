import { type Outcome, parseCommand } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import pLimit from 'p-limit';
import { executeCommand } from '../../functions/src/executor/execute-command.ts';
import type { Deed, Moment } from './timeline.ts';
import { type Trace, tracedFirestore } from './traced-firestore.ts';

/** As many at once as the callable has for a batch. */
export const sideBySide = pLimit(16);

export interface Played {
  readonly deed: Deed;
  readonly outcome: Outcome;
  readonly trace: Trace;
}

const play = async (firestore: Firestore, at: Date, deed: Deed): Promise<Played> => {
  const trace: Trace = { reads: [], writes: [] };
  const { command, actor } = deed;
  const bound = parseCommand(command);
  if ('rejection' in bound) {
    return { deed, trace, outcome: { commandId: command.id, outcome: 'rejected', rejection: bound.rejection } };
  }
  const context = { firestore: tracedFirestore(firestore, trace), clock: () => at };
  return { deed, trace, outcome: await executeCommand(context, { bound, actor }) };
};

/** Executes what happened at one instant, by the functions' executor, with its clock at that instant. */
export const playMoment = (firestore: Firestore, { at, deeds }: Moment): Promise<Played[]> =>
  Promise.all(deeds.map((deed) => sideBySide(() => play(firestore, at, deed))));
