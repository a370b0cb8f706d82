import { combineLatest, distinct, distinctUntilChanged, map, mergeMap, type Observable } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import type { Entry } from '../journal/entry.ts';
import type { Journal } from '../journal/journal.ts';
import type { Refusal, Refused } from '../optimistic/refused.ts';

const refusalOf = (entry: Entry, all: readonly Entry[]): Refusal[] => {
  if (!entry.refusal) return [];
  const { becauseOf } = entry.refusal;
  // Its cause tells of it, for as long as it is there itself.
  if (becauseOf && all.some((other) => other.id === becauseOf && other.refusal)) return [];
  const { id, providerId, refusal } = entry;
  const { rejection, shown, conflict, at } = refusal;
  const followers = all.flatMap((one) => ('command' in one && one.refusal?.becauseOf === id ? [one.command] : []));
  const kept = { id, providerId, rejection, followers, at: new Date(at), ...(shown ? { shown } : {}) };
  if ('record' in entry) return [{ ...kept, record: entry.record }];
  const versions = conflict && { conflict: { expected: conflict.expected, current: conflict.current } };
  return [{ ...kept, command: entry.command, ...versions }];
};

/** The kept refusals of the signed-in user, oldest first. */
export const refusals = ({ auth, uid$ }: Connection, journal: Journal): Observable<readonly Refusal[]> =>
  combineLatest([journal.entries$, uid$]).pipe(
    map(([entries]) => {
      const own = entries.filter(({ userId }) => userId === auth.currentUser?.uid);
      return own.flatMap((entry) => refusalOf(entry, own));
    }),
    distinctUntilChanged((before, after) => before.length + after.length === 0),
  );

/** Each refusal of a command once to each subscriber, the kept ones first. */
export const rejected = (connection: Connection, journal: Journal): Observable<Refused> =>
  refusals(connection, journal).pipe(
    mergeMap((all) => all.flatMap((refusal) => ('command' in refusal ? [refusal] : []))),
    distinct(({ id, at }) => id + Number(at)),
  );

/** Removes refusals from the journal, with the refusals of what built on them. */
export const acknowledge = async (journal: Journal, ids: readonly string[]): Promise<void> => {
  const followers = journal.entries$.value.filter(({ refusal }) => ids.includes(refusal?.becauseOf ?? ''));
  const refused = ids.filter((id) => journal.find(id)?.refusal);
  await journal.remove([...refused, ...followers.map(({ id }) => id)]);
};
