import { providerPath, recordKinds, type Write } from '@counterfoil/domain';
import { recordPath } from '@counterfoil/domain/core';
import type { Stage } from '../../domain/test-kit/given.ts';
import type { Played } from '../../domain/test-kit/played.ts';
import { followCustomerEvent } from './follow-customer-event.ts';
import { followProviderEvent } from './follow-provider-event.ts';
import { followRecipes } from './follow-recipes.ts';
import { type Operations, operations } from './operations.ts';

/** One invocation that the writes of a command cause, with all that it reads and writes. */
export interface FollowUp {
  readonly what: 'customer' | 'provider' | 'recipes' | 'record';
  readonly operations: Operations;
}

const isCreation = ({ op, path }: Write, { before }: Played): boolean =>
  op === 'create' || (op === 'set' && before[path] === undefined);

/** Paths below a provider that invoke `recordChanged`, with `*` for an id. */
const recordPaths = new Set(
  Object.keys(recordKinds).map((kind) => {
    if (kind === 'provider') return '';
    return kind === 'privateProfile' ? '/private/profile' : `/${recordPath(kind as 'tables', '*')}`;
  }),
);

const isRecord = (path: string): boolean => {
  const [collection, providerId = '', ...rest] = path.split('/');
  if (collection !== 'serviceProviders') return false;
  const own = path.slice(providerPath(providerId).length);
  const anyId = rest.map((part, n) => (n === 1 ? '*' : part)).join('/');
  return recordPaths.has(own) || (rest.length > 0 && recordPaths.has(`/${anyId}`));
};

const followWrite = (write: Write, played: Played, { store }: Stage): FollowUp[] => {
  const { path } = write;
  // It finds that a command made the change, and ends before any read.
  const record = isRecord(path) ? [{ what: 'record', operations: operations({ invocations: 1 }) } as const] : [];
  if (!isCreation(write, played)) return record;
  if (/^endUsers\/[^/]+\/events\/[^/]+$/.test(path)) {
    return [{ what: 'customer', operations: followCustomerEvent(store, path) }];
  }
  if (!/^serviceProviders\/[^/]+\/events\/[^/]+$/.test(path)) return record;
  const recipes = followRecipes(store, path);
  return [
    recipes
      ? { what: 'recipes', operations: recipes }
      : { what: 'provider', operations: followProviderEvent(store, path) },
  ];
};

/** All that functions do after a command, right after it: the stage must not have gone on. */
export const followUpsOf = (played: Played, stage: Stage): FollowUp[] =>
  played.writes.flatMap((write) => followWrite(write, played, stage));
