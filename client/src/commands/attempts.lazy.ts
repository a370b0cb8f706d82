import { minuteMs, type Outcome } from '@counterfoil/domain/core';
import { EMPTY, filter, firstValueFrom, merge, type Observable, of, Subject, switchMap, take, tap, timer } from 'rxjs';
import { backoff } from '../connection/backoff.ts';
import type { Connection } from '../connection/connection.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { CommandEntry } from '../journal/entry.ts';
import type { Journal } from '../journal/journal.ts';
import { CallFailure } from './call.lazy.ts';
import { queueDocument } from './queue-document.lazy.ts';

/** Codes of a call without any answer: the functions may be out of reach, so the command also takes the other way in. */
const noAnswerCodes: readonly string[] = ['unavailable', 'internal', 'deadline-exceeded', 'cancelled', 'unknown'];

/** After a call without an answer, commands take both ways at once for this long. */
const distrustMs = minuteMs;

/** A proxy may ask for weeks, and a date by another clock for years. The timers of a browser end after 24 days. */
const maxAskedMs = 60 * minuteMs;

export interface AttemptsDependencies {
  readonly connection: Connection;
  readonly journal: Journal;
  /** Errors when this tab has to stop. */
  readonly end$: Observable<never>;
  /** Sends the command alone in a call. */
  readonly call: (entry: CommandEntry) => Promise<Outcome>;
  readonly isOfMember: (providerId: string) => boolean;
}

/** Delivers held commands one by one, by whichever way in gives an outcome, for as long as it takes. */
export const createAttempts = ({ connection, journal, end$, call, isOfMember }: AttemptsDependencies) => {
  const { network } = connection;
  let distrustedUntil = 0;
  /**
   * When a command may be called again, by `performance.now()`, and how long the server asked to wait. Both are in
   * milliseconds. Somebody may set the clock of the device meanwhile.
   */
  const pauses = new Map<string, { readonly until: number; readonly askedMs: number }>();
  /** The last command that left as a document, by provider: the next one names it as its predecessor. */
  const lastQueued = new Map<string, string>();
  const online$ = network.offline$.pipe(filter((offline) => !offline));
  const ofDocuments = new WeakSet<Outcome>();

  const note = (id: string, changes: Partial<CommandEntry>): void => {
    const entry = journal.find(id);
    if (entry && 'command' in entry && !entry.refusal) void journal.put({ ...entry, ...changes });
  };

  /** Records why an attempt failed. Returns the failure. */
  const noteFailure = (id: string, error: unknown): CallFailure => {
    const failure = error instanceof CallFailure ? error : new CallFailure(CounterfoilError.from(error, 'sending'), 0);
    if (noAnswerCodes.includes(failure.code)) distrustedUntil = performance.now() + distrustMs;
    const { code, message } = failure;
    const attempts = (journal.find(id)?.attempts ?? 0) + 1;
    const askedMs = Math.min(failure.retryAfterMs, maxAskedMs);
    pauses.set(id, { until: performance.now() + Math.max(backoff(attempts), askedMs), askedMs });
    note(id, { attempts, problem: { code, message } });
    connection.report('sending', failure);
    return failure;
  };

  const document = ({ id, userId, command }: CommandEntry): Observable<Outcome> => {
    const { providerId } = command;
    const after = lastQueued.get(providerId);
    lastQueued.set(providerId, id);
    const isMember = isOfMember(providerId);
    note(id, { isQueued: true });
    const queueing = { uid: userId, command, isOfMember: isMember, after: after === id ? undefined : after };
    return queueDocument(connection, queueing).pipe(
      tap((one) => {
        if (one === 'received') note(id, { isReceived: true });
        else ofDocuments.add(one);
      }),
      filter((one): one is Outcome => one !== 'received'),
    );
  };

  const returns$ = network.offline$.pipe(
    filter((offline) => offline),
    take(1),
    switchMap(() => online$),
  );
  /** A network that returns ends a pause, unless the server has asked for it. */
  const pause = (id: string): Observable<unknown> => {
    const { until, askedMs } = pauses.get(id) ?? { until: 0, askedMs: 0 };
    return merge(timer(Math.max(0, until - performance.now())), askedMs > 0 ? EMPTY : returns$).pipe(take(1));
  };

  /** Calls until there is an outcome. Tells by `distrusted` when a call had no answer. */
  const calls = (entry: CommandEntry, distrusted: Subject<void>): Observable<Outcome> => {
    const once = async (): Promise<Outcome | CallFailure> => {
      try {
        return await call(entry);
      } catch (error) {
        return noteFailure(entry.id, error);
      }
    };
    const again = (): Observable<Outcome> =>
      pause(entry.id).pipe(
        switchMap(() => online$.pipe(take(1))),
        switchMap(once),
        switchMap((result) => {
          if (!(result instanceof CallFailure)) return of(result);
          if (noAnswerCodes.includes(result.code)) distrusted.next();
          return again();
        }),
      );
    return again();
  };

  return {
    noteFailure,
    /** True if the outcome stands in the command's document, which the server settles once. */
    isOfDocument: (outcome: Outcome): boolean => ofDocuments.has(outcome),
    deliver: (entry: CommandEntry): Promise<Outcome> => {
      const distrusted = new Subject<void>();
      const isDistrusted = performance.now() < distrustedUntil && !network.isOffline();
      // A document would let it take effect.
      const documents = entry.withdrawn
        ? EMPTY
        : merge(isDistrusted ? of(undefined) : EMPTY, distrusted).pipe(
            take(1),
            switchMap(() => document(entry)),
          );
      const settledElsewhere = journal.settled(entry.id).then((settlement): Outcome => {
        if (settlement !== 'dropped') return settlement;
        throw new CounterfoilError('cancelled', 'dropped');
      });
      settledElsewhere.catch(() => {});
      return firstValueFrom(merge(calls(entry, distrusted), documents, settledElsewhere, end$));
    },
  };
};
