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
import type { Decider } from './decider.ts';
import { withDefaults } from './with-defaults.lazy.ts';

/** A sent or queued command without a complete effect in the snapshots yet. */
export interface InFlight {
  readonly command: Command;
  readonly actor: Actor;
  /** When it was sent, by the server's clock as this device knows it. All predictions use this time. */
  readonly at: Date;
  /** Position among the commands that this device has sent. */
  readonly sequence: number;
  readonly decider: Decider;
  /** Documents that its decider reads and no listener has, as cached when it was sent. */
  readonly cached: Changes;
  /** Version of the main aggregate after the command, from the server's answer. */
  readonly version?: number;
  /** The latest prediction of its effect. */
  readonly prediction?: Prediction;
  /** Some listeners show its effect already. The others follow within moments, or the prediction was wrong. */
  readonly isAcknowledged?: true;
}

/** Predicted documents by path; `undefined` for a deleted one. */
export type Changes = ReadonlyMap<string, Fields | undefined>;

export interface Rebased {
  readonly changes: Changes;
  /** The commands that the snapshots do not fully show yet. */
  readonly inFlight: readonly InFlight[];
}

/** The documents of the current snapshots. */
export interface Base extends Views {
  get(path: string): Fields | undefined;
  /** True if a listener covers the document, even if it does not exist. */
  has(path: string): boolean;
}

const reader = (current: Base['get']): Docs<Documents> => ({
  has: () => true,
  get: (ref) => withDefaults(ref.kind, current(ref.path)),
});

/**
 * Makes a decider's request. The command's type has selected the decider, so the payload has the type that it expects.
 */
export const requestOf = ({
  command,
  actor,
  at,
}: Pick<InFlight, 'command' | 'actor' | 'at'>): CommandRequest<never> => ({
  command: command as Command<string, never>,
  actor,
  now: at,
});

/** The device does not validate the payload. If its decider throws, the server will refuse the command. */
const decide = (flight: InFlight, current: Base['get']): Decision => {
  try {
    return flight.decider.decide(requestOf(flight), reader(current));
  } catch (error) {
    return reject('invalid-argument', String(error), { reason: 'invalid-field' });
  }
};

/** Predicts the effect of a command on the current documents; `undefined` if its decider refuses it. */
const predict = (flight: InFlight, current: Base['get']): { prediction: Prediction; changes: Changes } | undefined => {
  const decision = decide(flight, current);
  if ('rejection' in decision) return undefined;
  const changes = new Map<string, Fields | undefined>();
  const latest = (path: string) => (changes.has(path) ? changes.get(path) : current(path));
  for (const write of decision.writes) changes.set(write.path, applyWrite(latest(write.path), write, flight.at));
  const namedPaths = new Set(decision.writes.filter(namesItsCommand).map(({ path }) => path));
  const documents = new Map([...changes].filter(([path]) => namedPaths.has(path)));
  return { prediction: { version: decision.version, documents }, changes };
};

/**
 * Predicts the changes of one command that listeners do not show yet. `changes` is `undefined` once the command is
 * complete.
 */
const update = (
  flight: InFlight,
  base: Base,
  current: Base['get'],
): { flight: InFlight; changes: Changes | undefined } => {
  const sent = { commandId: flight.command.id, version: flight.version };
  const unacknowledged = ({ prediction }: InFlight): Changes | undefined => {
    if (!prediction || !isAcknowledged(sent, prediction, base)) return undefined;
    return unacknowledgedDocuments(sent, prediction, base);
  };
  const acknowledged = (flight: InFlight, remaining: Changes) => ({
    flight: { ...flight, isAcknowledged: true as const },
    changes: remaining.size > 0 ? remaining : undefined,
  });
  const before = unacknowledged(flight);
  if (before) return acknowledged(flight, before);
  const predicted = predict(flight, current);
  // A command that the device refuses shows nothing, and stays in flight until the server decides.
  if (!predicted) return { flight, changes: flight.version === undefined ? new Map() : undefined };
  const next = { ...flight, prediction: predicted.prediction };
  const after = unacknowledged(next);
  if (after) return acknowledged(next, after);
  return { flight: next, changes: predicted.changes };
};

/**
 * Predicts all commands in flight again over the snapshots, in the order in which they were sent, with the deciders of
 * the server. A command stays until every listener shows its effect.
 */
export const rebase = (base: Base, inFlight: readonly InFlight[]): Rebased => {
  const changes = new Map<string, Fields | undefined>();
  const remaining: InFlight[] = [];
  for (const flight of inFlight) {
    const current = (path: string) => {
      if (changes.has(path)) return changes.get(path);
      return base.has(path) ? base.get(path) : flight.cached.get(path);
    };
    const updated = update(flight, base, current);
    if (!updated.changes) continue;
    remaining.push(updated.flight);
    for (const [path, data] of updated.changes) changes.set(path, data);
  }
  return { changes, inFlight: remaining };
};
