import { directoryInCells, distanceKm, nextRing, type Place, type Ring } from '@counterfoil/domain/directory';
import type { QueryDocumentSnapshot } from 'firebase/firestore';
import type { Client } from '../account/parts.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { createPages, type Pages } from './pages.ts';
import { checkedPageSize, type DirectoryOptions, type ListedProvider, listedProvider, readPage } from './read-page.ts';

export interface PlaceOptions extends DirectoryOptions {
  /** How far to look, 50 km unless set. Pages may have providers that are a little farther away. */
  readonly withinKm?: number;
}

export type NearProvider = ListedProvider & { readonly distanceKm: number };

const isWithin = (degrees: number, most: number): boolean => degrees >= -most && degrees <= most;

const checkedPlace = ({ latitude, longitude }: Place): Place => {
  if (isWithin(latitude, 90) && isWithin(longitude, 180)) return { latitude, longitude };
  throw new CounterfoilError('invalid-argument', `no place on earth: ${latitude}, ${longitude}`);
};

const byDistance = (here: Place, found: readonly QueryDocumentSnapshot[]): NearProvider[] =>
  found
    .map(listedProvider)
    .flatMap((one) => (one.place ? [{ ...one, distanceKm: distanceKm(here, one.place) }] : []))
    .sort((a, b) => a.distanceKm - b.distanceKm);

/**
 * Listed providers around a place, such as the device's own, page by page: `for await`, or `next()` at each «more». It
 * looks in rings that grow outwards. Each page is sorted by distance, and later pages are farther away. Only a ring
 * with more providers than a page fills several in no order. Each page reads its own documents from the server, and no
 * others.
 *
 * @throws CounterfoilError `invalid-argument` for a place that is none, or another size of pages; from `next()`
 * `unauthenticated`, and `unavailable` while offline
 */
export const providersNear = (counterfoil: Client, place: Place, options: PlaceOptions = {}): Pages<NearProvider> => {
  const here = checkedPlace(place);
  const pageSize = checkedPageSize(options);
  const { kind, withinKm = 50 } = options;
  let ring: Ring | undefined = nextRing(here);
  /** The last document of the ring so far, and whether the ring has any. */
  let after: QueryDocumentSnapshot | undefined;
  let hasAny = false;
  let page: QueryDocumentSnapshot[] = [];
  return createPages(async () => {
    while (ring && page.length < pageSize) {
      const wanted = pageSize - page.length;
      const read = await readPage(counterfoil, directoryInCells(ring.cells, kind, wanted), after);
      page.push(...read);
      hasAny ||= read.length > 0;
      after = read.at(-1);
      if (read.length === wanted) continue;
      ring = ring.coveredKm >= withinKm ? undefined : nextRing(here, ring, hasAny);
      after = undefined;
      hasAny = false;
    }
    const found = page;
    page = [];
    return found.length > 0 ? byDistance(here, found) : undefined;
  });
};
