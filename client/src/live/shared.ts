import { catchError, defer, finalize, map, merge, type Observable, of, ReplaySubject, share, timer } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { withLatest } from '../connection/latest.ts';
import { openSession, type Session } from '../connection/session.ts';
import { keepEqual } from './keep-equal.ts';
import type { Snapshot } from './live.ts';

/**
 * Shares one listener among all subscribers. Each new subscriber receives the latest snapshot at once. Data that did
 * not change stays the same object in every snapshot.
 *
 * The listener stops `lingerMs` milliseconds after the last subscriber leaves. A subscriber that returns before that
 * finds the list up to date. With a `connection`, it stops at once when the session ends. The next user of the device
 * must not get the data of the previous one. `key` names it among the streams of the connection.
 */
export const shared = <State extends Snapshot<unknown>>(
  live: Observable<State>,
  lingerMs = 0,
  connection?: Connection,
  key = '',
): Observable<State> => {
  let session: Session | undefined;
  let latest: State | undefined;
  const lingered = () =>
    session?.isOver() ? of(0) : merge(timer(lingerMs), session?.end$ ?? []).pipe(catchError(() => of(0)));
  const stream = defer(() => {
    session = connection && openSession(connection);
    return live;
  }).pipe(
    map((next) => {
      latest = { ...next, data: keepEqual(latest?.data, next.data) };
      return latest;
    }),
    finalize(() => {
      latest = undefined;
      connection?.streams.delete(key);
    }),
    share({
      connector: () => {
        const subject = new ReplaySubject<State>(1);
        connection?.streams.set(key, subject as ReplaySubject<unknown>);
        return subject;
      },
      resetOnRefCountZero: !lingerMs || lingered,
      resetOnError: true,
      resetOnComplete: true,
    }),
  );
  return withLatest(stream, () => latest);
};
