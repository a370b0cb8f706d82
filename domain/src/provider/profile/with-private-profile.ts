import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import type { Write } from '../../kernel/write.ts';
import { privateProfileRef, providerPath } from './paths.ts';
import type { PrivateProfile } from './private-profile.ts';
import type { Provider } from './provider.ts';
import { splitProfile } from './split-profile.ts';

/** The documents with both parts of the profile as one. */
const joined = <Documents>(docs: Docs<Documents>, path: string, hidden: PrivateProfile): Docs<Documents> => {
  const { ownerIds, settings, lastCommandId } = hidden;
  return {
    has: (ref) => docs.has(ref),
    get: <Kind extends keyof Documents & string>(ref: Ref<Kind>) => {
      const found = docs.get(ref);
      return found && ref.path === path ? { ...found, ownerIds, settings, lastCommandId } : found;
    },
  };
};

/** The write of a whole profile as the writes of its two parts. */
const split = (write: Write, path: string, hidden: PrivateProfile | undefined, membersPath: string): Write[] => {
  const isUpdate = write.op === 'update';
  // A profile of an earlier version stays whole until the backfill: that version may still read it.
  if (write.path !== path || !(write.op === 'create' || (isUpdate && hidden))) return [write];
  const { everybody, members } = splitProfile(write.data as Provider, hidden);
  return [
    { ...write, data: everybody },
    { op: isUpdate ? 'update' : 'create', path: membersPath, data: members },
  ];
};

/**
 * Lets a command see the profile as one document, and writes its two parts. Every command that changes a profile, or
 * needs the owners, is wrapped in it. Others read the part for everybody alone.
 */
export const withPrivateProfile = <Payload, Documents>(
  definition: CommandDefinition<Payload, Documents>,
): CommandDefinition<Payload, Documents & { privateProfile: PrivateProfile }> => {
  type Joined = Docs<Documents & { privateProfile: PrivateProfile }>;
  const hiddenIn = (providerId: string, docs: Joined) => docs.get(privateProfileRef(providerId));
  const asOne = (providerId: string, docs: Joined): Docs<Documents> => {
    const hidden = hiddenIn(providerId, docs);
    return hidden ? joined(docs, providerPath(providerId), hidden) : docs;
  };
  const { readsNext } = definition;
  return {
    ...definition,
    reads: (request) => [...definition.reads(request), privateProfileRef(request.command.providerId)],
    ...(readsNext
      ? { readsNext: (request, docs: Joined) => readsNext(request, asOne(request.command.providerId, docs)) }
      : {}),
    decide: (request, docs: Joined) => {
      const { providerId } = request.command;
      const decision = definition.decide(request, asOne(providerId, docs));
      if ('rejection' in decision) return decision;
      const [path, hidden] = [providerPath(providerId), hiddenIn(providerId, docs)];
      const { path: membersPath } = privateProfileRef(providerId);
      return { ...decision, writes: decision.writes.flatMap((write) => split(write, path, hidden, membersPath)) };
    },
  };
};
