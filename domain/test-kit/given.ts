import {
  type Actor,
  type BoundCommand,
  type CommandPayloads,
  type CommandType,
  type Decision,
  type Docs,
  type DocumentKind,
  type Documents,
  documentSchemas,
  type Fields,
  harmlessAbsences,
  invariant,
  parseCommand,
  type Ref,
  type Refused,
  type Rejection,
  type RequestContext,
} from '../src/index.ts';
import { expectForeseen } from './foreseen.ts';
import { noteReason } from './given-reasons.ts';
import { type MemoryStore, memoryStore } from './memory-store.ts';
import type { Played } from './played.ts';

/** The sender of a command, and overrides of the stage's defaults. */
export interface SendOptions {
  readonly by: Actor;
  readonly at?: Date;
  readonly providerId?: string;
  readonly expectedVersion?: number;
  readonly deviceId?: string;
  /** Command id; a new one unless set. */
  readonly id?: string;
}

type Send<Answer> = <Type extends CommandType>(type: Type, payload: CommandPayloads[Type], how: SendOptions) => Answer;

/** Given/when/then: each decision on the given documents commits its writes before the next command. */
export interface Stage {
  readonly store: MemoryStore;
  readonly providerId: string;
  /** The commands that were accepted, in order. */
  readonly played: readonly Played[];
  /** Sends a command and commits its writes, if accepted. */
  readonly when: Send<Decision>;
  /** Sends a command that must be accepted. */
  readonly pass: Send<Exclude<Decision, Refused>>;
  /** Sends a command that must be rejected. */
  readonly refused: Send<Rejection>;
}

/** The documents that a decision has read, and those that it has missed. */
interface Reading {
  readonly rounds: string[][];
  readonly read: Set<string>;
  readonly absences: Set<string>;
}

/** Decodes documents as read. Access to a document that was not read is a bug. */
const reader = (store: MemoryStore, { read, absences }: Reading): Docs<Documents> => ({
  has: ({ path }) => read.has(path),
  get: <Kind extends DocumentKind>({ kind, path }: Ref<Kind>): Documents[Kind] | undefined => {
    invariant(read.has(path), `${path} was not read`);
    const data = store.get(path);
    if (!data && !harmlessAbsences.has(kind)) absences.add(path);
    return data && documentSchemas[kind].parse(data);
  },
});

/** Reads one round: what is not read yet. */
const readRound = ({ rounds, read }: Reading, refs: readonly Ref[]): void => {
  const round = [...new Set(refs.map(({ path }) => path))].filter((path) => !read.has(path));
  if (round.length > 0) rounds.push(round);
  for (const path of round) read.add(path);
};

const decide = (store: MemoryStore, bound: BoundCommand<Documents>, context: RequestContext) => {
  const reading: Reading = { rounds: [], read: new Set(), absences: new Set() };
  const docs = reader(store, reading);
  readRound(reading, bound.reads(context));
  for (let more = bound.readsNext(context, docs); more.some((ref) => !docs.has(ref)); ) {
    readRound(reading, more);
    more = bound.readsNext(context, docs);
  }
  const decision: Decision = bound.decide(context, docs);
  return { decision, reading };
};

export const given = (providerId: string, now: Date, documents: Readonly<Record<string, Fields>>): Stage => {
  const store = memoryStore(documents);
  const played: Played[] = [];
  let commands = 0;
  const when: Stage['when'] = (type, payload, { by, at = now, ...envelope }) => {
    commands += 1;
    const raw = { id: `command-${commands}`, type, providerId, payload, issuedAt: at.toISOString(), ...envelope };
    const bound = parseCommand(raw);
    if ('rejection' in bound) return bound;
    const { decision, reading } = decide(store, bound, { actor: by, now: at });
    if ('writes' in decision) {
      const { writes, eventIds } = decision;
      const before = Object.fromEntries(writes.map(({ path }) => [path, store.get(path)]));
      const { rounds, absences } = reading;
      played.push({ type, payload, by, at, rounds, absences, eventIds, writes, before });
      store.commit(decision.writes, at);
      expectForeseen(store, payload, decision);
    } else noteReason(type, decision.rejection);
    return decision;
  };
  return {
    store,
    providerId,
    played,
    when,
    pass: (type, payload, how) => {
      const decision = when(type, payload, how);
      if ('rejection' in decision) throw new Error(`${type} was rejected: ${JSON.stringify(decision.rejection)}`);
      return decision;
    },
    refused: (type, payload, how) => {
      const decision = when(type, payload, how);
      if ('writes' in decision) throw new Error(`${type} was not rejected`);
      return decision.rejection;
    },
  };
};
