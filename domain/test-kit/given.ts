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
  invariant,
  parseCommand,
  type Ref,
  type Refused,
  type Rejection,
  type RequestContext,
} from '../src/index.ts';
import { type MemoryStore, memoryStore } from './memory-store.ts';

/** Who sends a command, and what may differ from the stage's own. */
export interface Circumstances {
  readonly by: Actor;
  readonly at?: Date;
  readonly providerId?: string;
  readonly expectedVersion?: number;
  readonly deviceId?: string;
  /** Of the command; the next of its own unless given. */
  readonly id?: string;
}

type Send<Answer> = <Type extends CommandType>(
  type: Type,
  payload: CommandPayloads[Type],
  how: Circumstances,
) => Answer;

/** Given documents; when a command comes; then a decision, whose writes are there for the next command. */
export interface Stage {
  readonly store: MemoryStore;
  readonly providerId: string;
  /** The decision, committed if it is one to commit. */
  readonly when: Send<Decision>;
  /** For a command that must pass. */
  readonly pass: Send<Exclude<Decision, Refused>>;
  /** For a command that must be refused. */
  readonly refused: Send<Rejection>;
}

/** Decoded as they are read; asking for what was not read is a bug. */
const reader = (store: MemoryStore, read: ReadonlySet<string>): Docs<Documents> => ({
  has: ({ path }) => read.has(path),
  get: <Kind extends DocumentKind>({ kind, path }: Ref<Kind>): Documents[Kind] | undefined => {
    invariant(read.has(path), `${path} was not read`);
    const data = store.get(path);
    return data && documentSchemas[kind].parse(data);
  },
});

const decide = (store: MemoryStore, bound: BoundCommand<Documents>, asked: RequestContext): Decision => {
  const read = new Set(bound.reads(asked).map(({ path }) => path));
  const docs = reader(store, read);
  for (let more = bound.readsNext(asked, docs); more.some((ref) => !docs.has(ref)); ) {
    for (const { path } of more) read.add(path);
    more = bound.readsNext(asked, docs);
  }
  return bound.decide(asked, docs);
};

export const given = (providerId: string, now: Date, documents: Readonly<Record<string, Fields>>): Stage => {
  const store = memoryStore(documents);
  let commands = 0;
  const when: Stage['when'] = (type, payload, { by, at = now, ...envelope }) => {
    commands += 1;
    const raw = { id: `command-${commands}`, type, providerId, payload, issuedAt: at.toISOString(), ...envelope };
    const bound = parseCommand(raw);
    if ('rejection' in bound) return bound;
    const decision = decide(store, bound, { actor: by, now: at });
    if ('writes' in decision) store.commit(decision.writes, at);
    return decision;
  };
  return {
    store,
    providerId,
    when,
    pass: (type, payload, how) => {
      const decision = when(type, payload, how);
      if ('rejection' in decision) throw new Error(`${type} was refused: ${JSON.stringify(decision.rejection)}`);
      return decision;
    },
    refused: (type, payload, how) => {
      const decision = when(type, payload, how);
      if ('writes' in decision) throw new Error(`${type} was not refused`);
      return decision.rejection;
    },
  };
};
