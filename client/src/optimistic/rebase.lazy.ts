import { applyWrite } from '@counterfoil/domain/apply-write';
import {
  type Actor,
  type Command,
  type CommandRequest,
  type Decision,
  type Docs,
  type Documents,
  type Fields,
  reject,
} from '@counterfoil/domain/core';
import {
  isAcknowledged,
  namesItsCommand,
  type Prediction,
  unacknowledgedDocuments,
  type Views,
} from './acknowledgement.lazy.ts';
import type { Decider } from './deciders.lazy.ts';
import { withDefaults } from './with-defaults.lazy.ts';

/** A command that has been sent, or waits to be, and is not seen in the snapshots yet. */
export interface InFlight {
  readonly command: Command;
  readonly actor: Actor;
  /** When it was sent, by this device's clock: the time of everything that is guessed. */
  readonly at: Date;
  /** Among those this device has sent. */
  readonly sequence: number;
  readonly decider: Decider;
  /** What it is decided by and nobody listens to, as it was when it was sent. */
  readonly known: Changes;
  /** As it was answered: the main aggregate's version afterwards. */
  readonly version?: number;
  /** What it was last taken to leave. */
  readonly prediction?: Prediction;
  /** Some here see its effect already. What others are still to see is a matter of moments, or was guessed wrongly. */
  readonly isAcknowledged?: true;
}

/** Documents as they will be: `undefined` for one that will not be there. */
export type Changes = ReadonlyMap<string, Fields | undefined>;

export interface Rebased {
  readonly changes: Changes;
  /** Those of which there is something left to be seen. */
  readonly inFlight: readonly InFlight[];
}

/** What the snapshots say. */
export interface Base extends Views {
  get(path: string): Fields | undefined;
  /** Whether anybody here listens to it, be it there or not. */
  knows(path: string): boolean;
}

const reader = (current: Base['get']): Docs<Documents> => ({
  has: () => true,
  get: (ref) => withDefaults(ref.kind, current(ref.path)),
});

/** As a decider takes it: the payload is of the type that the command's own type says, for that is how the decider was found. */
export const requestOf = ({
  command,
  actor,
  at,
}: Pick<InFlight, 'command' | 'actor' | 'at'>): CommandRequest<never> => ({
  command: command as Command<string, never>,
  actor,
  now: at,
});

/** The device does not validate: what its decider cannot read, the server refuses. */
const decided = (one: InFlight, current: Base['get']): Decision => {
  try {
    return one.decider.decide(requestOf(one), reader(current));
  } catch (error) {
    return reject('invalid-argument', String(error));
  }
};

/** What a command would leave over the documents as they are; `undefined` where it would be refused. */
const predict = (one: InFlight, current: Base['get']): { prediction: Prediction; changes: Changes } | undefined => {
  const decision = decided(one, current);
  if ('rejection' in decision) return undefined;
  const changes = new Map<string, Fields | undefined>();
  const latest = (path: string) => (changes.has(path) ? changes.get(path) : current(path));
  for (const write of decision.writes) changes.set(write.path, applyWrite(latest(write.path), write, one.at));
  const told = new Set(decision.writes.filter(namesItsCommand).map(({ path }) => path));
  const documents = new Map([...changes].filter(([path]) => told.has(path)));
  return { prediction: { version: decision.version, documents }, changes };
};

/** What is to be shown of a command; `changes` are `undefined` once there is nothing more to be expected of it. */
const lay = (one: InFlight, base: Base, current: Base['get']): { one: InFlight; changes: Changes | undefined } => {
  const sent = { commandId: one.command.id, version: one.version };
  const remaining = ({ prediction }: InFlight): Changes | undefined => {
    if (!prediction || !isAcknowledged(sent, prediction, base)) return undefined;
    return unacknowledgedDocuments(sent, prediction, base);
  };
  const arrived = (flight: InFlight, left: Changes) => ({
    one: { ...flight, isAcknowledged: true as const },
    changes: left.size > 0 ? left : undefined,
  });
  const before = remaining(one);
  if (before) return arrived(one, before);
  const predicted = predict(one, current);
  // Refused here, it leaves nothing to be seen; the server has the last word.
  if (!predicted) return { one, changes: one.version === undefined ? new Map() : undefined };
  const next = { ...one, prediction: predicted.prediction };
  const after = remaining(next);
  if (after) return arrived(next, after);
  return { one: next, changes: predicted.changes };
};

/**
 * Lays commands in flight over what the snapshots say, each decided anew, in the order in which they were sent, by the very
 * code that the server decides them with; until everybody who listens sees what they have left.
 */
export const rebase = (base: Base, inFlight: readonly InFlight[]): Rebased => {
  const changes = new Map<string, Fields | undefined>();
  const left: InFlight[] = [];
  for (const flight of inFlight) {
    const current = (path: string) => {
      if (changes.has(path)) return changes.get(path);
      return base.knows(path) ? base.get(path) : flight.known.get(path);
    };
    const laid = lay(flight, base, current);
    if (!laid.changes) continue;
    left.push(laid.one);
    for (const [path, data] of laid.changes) changes.set(path, data);
  }
  return { changes, inFlight: left };
};
