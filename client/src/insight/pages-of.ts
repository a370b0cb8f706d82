import type { Query } from '@counterfoil/domain/core';
import type { QueryDocumentSnapshot } from 'firebase/firestore';
import {
  BehaviorSubject,
  combineLatest,
  distinctUntilChanged,
  finalize,
  map,
  type Observable,
  of,
  scan,
  switchMap,
} from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { lingerMs } from '../live/linger.ts';
import type { Identified, ListSnapshot, LiveList, Snapshot } from '../live/live.ts';
import { mergedFlags } from '../live/merged.ts';
import { shared } from '../live/shared.ts';
import { createPage, type Page, type PageSource } from './page.ts';

/** A page and, once another page follows, its last document at that time: the border between both. */
interface Placed<T> {
  readonly page: Page<T>;
  readonly border?: QueryDocumentSnapshot;
}

type Rows<T> = Snapshot<Identified<T>[]>;

/** Where a gap begins. `undefined`: there is no gap. */
type GapStart = QueryDocumentSnapshot | undefined;

/**
 * New documents push the last ones of a page over the border, where no other page has them. The gap begins in the
 * middle of the page and not at its end, so that it holds for another half of a page.
 */
const gapStart = (
  known: GapStart,
  documents: readonly QueryDocumentSnapshot[],
  border: QueryDocumentSnapshot,
): GapStart => {
  const has = (id: string | undefined): boolean => documents.some((document) => document.id === id);
  if (known && has(known.id)) return known;
  return has(border.id) ? undefined : documents[Math.floor(documents.length / 2)];
};

/** A query with its connection, from which pages are made. */
interface PagedList {
  readonly connection: Connection;
  readonly query: Query;
  readonly source: PageSource;
}

const sectionOf = <T>(
  { connection, query, source }: PagedList,
  { page, border }: Placed<T>,
): Observable<readonly Rows<T>[]> => {
  if (!border) return page.live.pipe(map((rows) => [rows]));
  const gap$ = page.live.pipe(
    scan((known: GapStart) => gapStart(known, page.documents(), border), undefined),
    distinctUntilChanged((a, b) => a?.id === b?.id),
    switchMap((after) =>
      after
        ? createPage<T>(connection, { ...query, limit: 10_000 }, { ...source, after, until: border }).live
        : of(undefined),
    ),
  );
  return combineLatest([page.live, gap$]).pipe(map(([rows, gap]) => (gap ? [rows, gap] : [rows])));
};

/** Each document once: pages overlap where one has lost a document, and a gap overlaps its page. */
const joined = <T>(states: readonly Rows<T>[], hasMore: boolean): ListSnapshot<T> => {
  const rows = new Map<string, Identified<T>>();
  for (const row of states.flatMap(({ data }) => data)) if (!rows.has(row.id)) rows.set(row.id, row);
  return {
    data: [...rows.values()],
    pendingIds: new Set(states.flatMap(({ pendingIds }) => [...(pendingIds ?? [])])),
    hasMore,
    ...mergedFlags(states),
  };
};

/**
 * A live list with one listener for each page. `loadMore` reads the next page only: the server neither sends nor bills
 * the earlier ones again. Commands in flight do not show in it.
 *
 * @param query its limit is the size of a page
 */
export const pagesOf = <T>(connection: Connection, query: Query, source: PageSource = {}): LiveList<T> => {
  const paged = { connection, query, source };
  const first = (): readonly Placed<T>[] => [{ page: createPage<T>(connection, query, source) }];
  const pages = new BehaviorSubject(first());
  let canLoad = false;
  const live = pages.pipe(
    switchMap((placed) =>
      combineLatest(placed.map((one) => sectionOf(paged, one))).pipe(
        map((sections) => {
          const hasMore = sections.at(-1)?.[0]?.hasMore ?? false;
          canLoad = hasMore;
          return joined(sections.flat(), hasMore);
        }),
      ),
    ),
    finalize(() => {
      canLoad = false;
      pages.next(first());
    }),
  );
  const loadMore = (): void => {
    const last = pages.value.at(-1);
    const border = last?.page.documents().at(-1);
    // A time that the server has not set yet is no border.
    if (!canLoad || !last || !border || border.metadata.hasPendingWrites) return;
    canLoad = false;
    const next = createPage<T>(connection, query, { ...source, after: border });
    pages.next([...pages.value.slice(0, -1), { page: last.page, border }, { page: next }]);
  };
  return Object.assign(shared(live, lingerMs, connection, `pages ${JSON.stringify(query)}`), { loadMore });
};
