import { CounterfoilError, type Identified, type Live, type LiveList } from '@counterfoil/client';
import { first, firstValueFrom, map, tap, throwError, timeout } from 'rxjs';

/** Longer than a slow network takes for a year of bookings. */
const longestMs = 60_000;

const inTime = <T>() => timeout<T, ReturnType<typeof noAnswer>>({ first: longestMs, with: noAnswer });

const noAnswer = () => throwError(() => new CounterfoilError('unavailable', 'no answer in time'));

/** A list as the server has it, read once. @throws CounterfoilError `unavailable` without an answer in a minute */
export const readWhole = <T>(live: Live<T>): Promise<T> =>
  firstValueFrom(
    live.pipe(
      first(({ fromCache }) => !fromCache),
      map(({ data }) => data),
      inTime(),
    ),
  );

/** The same for a list in pages: it asks for one after the other. */
export const readPages = <T>(list: LiveList<T>): Promise<Identified<T>[]> =>
  firstValueFrom(
    list.pipe(
      tap(({ fromCache, hasMore }) => {
        if (!fromCache && hasMore) list.loadMore();
      }),
      first(({ fromCache, hasMore }) => !fromCache && !hasMore),
      map(({ data }) => data),
      inTime(),
    ),
  );
