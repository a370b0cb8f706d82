import { applyWrite } from '@counterfoil/domain/apply-write';
import type { Actor, Command, Decision, Docs, Documents, Fields, Request, Write } from '@counterfoil/domain/core';
import type { Decider } from './deciders.ts';
import { withDefaults } from './with-defaults.ts';

/** A command that has been sent, or waits to be, and is not seen in the snapshots yet. */
export interface InFlight {
  readonly command: Command;
  readonly actor: Actor;
  /** When it was sent, by this device's clock: the time of everything that is guessed. */
  readonly at: Date;
  /** Among those this device has sent. */
  readonly place: number;
  readonly decider: Decider;
  /** What it is decided by and nobody listens to, as it was when it was sent. */
  readonly known: Changes;
  /** As it was answered: the main aggregate's version afterwards. */
  readonly version?: number;
}

/** Documents as they will be: `undefined` for one that will not be there. */
export type Changes = ReadonlyMap<string, Fields | undefined>;

export interface Rebased {
  readonly changes: Changes;
  /** Commands whose effect the snapshots show already. */
  readonly landed: readonly string[];
}

/** What the snapshots say. */
export interface Base {
  get(path: string): Fields | undefined;
  /** Whether anybody here listens to it, be it there or not. */
  knows(path: string): boolean;
}

type Accepted = Exclude<Decision, { rejection: unknown }>;

/** Documents a guess would leave that name the command as the last to have written them. */
const marked = ({ writes }: Accepted, { command }: InFlight) =>
  writes.flatMap((write) =>
    'data' in write && write.data.lastCommandId === command.id ? [{ path: write.path, data: write.data }] : [],
  );

/** Whether the snapshots carry a command's effect: it was the last to write, or others have written after it. */
const hasLanded = (decision: Accepted, one: InFlight, base: Base): boolean => {
  const watched = marked(decision, one).filter(({ path }) => base.knows(path));
  if (watched.some(({ path }) => base.get(path)?.lastCommandId === one.command.id)) return true;
  if (one.version === undefined) return false;
  const main = watched.find(({ data }) => data.version === decision.version);
  // It has been answered, and nobody here would see more of it.
  if (!main) return watched.length === 0;
  return Number(base.get(main.path)?.version ?? 0) >= one.version;
};

const reader = (current: Base['get']): Docs<Documents> => ({
  has: () => true,
  get: (ref) => withDefaults(ref.kind, current(ref.path)),
});

/** As a decider takes it: the payload is of the type that the command's own type says, for that is how the decider was found. */
export const asked = ({ command, actor, at }: Pick<InFlight, 'command' | 'actor' | 'at'>): Request<never> => ({
  command: command as Command<string, never>,
  actor,
  now: at,
});

/** What a command leaves over the documents as they are; `landed` once there is nothing more to be expected of it. */
const guess = (
  one: InFlight,
  base: Base,
  current: Base['get'],
): { readonly writes: readonly Write[]; landed: boolean } => {
  const decision = one.decider.decide(asked(one), reader(current));
  if ('rejection' in decision) return { writes: [], landed: one.version !== undefined };
  const landed = hasLanded(decision, one, base);
  return { writes: landed ? [] : decision.writes, landed };
};

/**
 * Lays commands in flight over what the snapshots say, each decided anew, in the order in which they were sent, by the very
 * code that the server decides them with. What is refused here leaves nothing: the server has the last word.
 */
export const rebase = (base: Base, inFlight: readonly InFlight[]): Rebased => {
  const changes = new Map<string, Fields | undefined>();
  const landed: string[] = [];
  for (const one of inFlight) {
    const current = (path: string) => {
      if (changes.has(path)) return changes.get(path);
      return base.knows(path) ? base.get(path) : one.known.get(path);
    };
    const { writes, landed: hasLanded } = guess(one, base, current);
    if (hasLanded) landed.push(one.command.id);
    for (const write of writes) changes.set(write.path, applyWrite(current(write.path), write, one.at));
  }
  return { changes, landed };
};
