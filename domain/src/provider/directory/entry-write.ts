import { plainText } from '../../kernel/plain-text.ts';
import { sameValue } from '../../kernel/same-value.ts';
import type { Fields, Write } from '../../kernel/write.ts';
import type { Provider } from '../profile/provider.ts';
import { cellsOf } from './cells.ts';
import type { DirectoryEntry } from './entry.ts';
import { foldText } from './fold-text.ts';
import { directoryEntryPath } from './paths.ts';
import { prefixesOf } from './prefixes.ts';

/** Names without letter and digit come last in a list, and not first. */
const keyOf = (name: string): string => foldText(name).slice(0, 100) || '\uffff';

type Listed = Pick<Provider, 'name' | 'kind' | 'shortAddress' | 'listing' | 'updatedAt'>;

/** The entry of a provider that wants to be found. */
export const entryOf = ({
  name: given,
  kind,
  shortAddress,
  listing,
  updatedAt,
}: Listed): DirectoryEntry | undefined => {
  if (!listing) return undefined;
  const { place, text, listedAt } = listing;
  // Names of earlier versions may carry marks of direction.
  const name = plainText(given);
  return {
    name,
    kind,
    ...(shortAddress ? { shortAddress } : {}),
    ...(text ? { text } : {}),
    ...(place ? { place } : {}),
    nameKey: keyOf(name),
    prefixes: prefixesOf(name),
    cells: place ? cellsOf(place) : [],
    createdAt: listedAt,
    updatedAt,
  };
};

/** Brings a provider's entry in line with its profile. The guard is the profile's own write in the same commit. */
export const entryWrite = (providerId: string, provider: Listed): Write => {
  const path = directoryEntryPath(providerId);
  const data = entryOf(provider);
  return data ? { op: 'set', path, data } : { op: 'drop', path };
};

const shown = ['name', 'kind', 'shortAddress', 'listing'] as const;

/** True if a change of a profile changes how its provider is found. */
export const isFoundAnew = (before: Fields = {}, after: Fields = {}): boolean =>
  shown.some((field) => !sameValue(before[field], after[field]));
