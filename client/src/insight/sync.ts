import { secondMs } from '@counterfoil/domain/core';
import { combineLatest, filter, firstValueFrom, map, merge, startWith, switchMap, throwError, timer } from 'rxjs';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { userLeaves } from '../connection/session.ts';
import type { Counterfoil } from '../counterfoil.ts';
import { partsOf } from '../inspector/client-parts.ts';

export interface SyncOptions {
  /** Milliseconds after which it gives up; 30,000 unless set. */
  readonly withinMs?: number;
}

/**
 * Resolves when the server has settled everything that this device had to send, and has confirmed each open listener.
 * Refused commands are settled, too; they are in `refusals$`. A command counts from its `kept` on. With nothing to send
 * and no listener, there is nothing to wait for.
 *
 * @throws CounterfoilError `unauthenticated`, `cancelled` if the user leaves, and `unavailable` while offline or if the
 * server does not answer in time. Unsent work stays on the device and is sent later.
 */
export const sync = async (counterfoil: Counterfoil, { withinMs = 30 * secondMs }: SyncOptions = {}): Promise<void> => {
  const { connection, journal } = partsOf(counterfoil);
  const { connectivity, network } = connection;
  if (!connection.auth.currentUser) throw new CounterfoilError('unauthenticated', 'sign in first');
  const fail = (message: string) => throwError(() => new CounterfoilError('unavailable', message));
  await journal.loaded;
  const isConfirmed$ = connectivity.listened$.pipe(
    startWith(undefined),
    map(() => [...connectivity.listeners.values()].every((heard) => heard?.metadata.fromCache === false)),
  );
  const done$ = combineLatest([counterfoil.pending$, isConfirmed$]).pipe(
    filter(([pending, isConfirmed]) => pending.length === 0 && isConfirmed),
  );
  const offline$ = network.offline$.pipe(
    filter((offline) => offline),
    switchMap(() => fail('offline')),
  );
  const late$ = timer(withinMs).pipe(switchMap(() => fail('no answer in time')));
  await firstValueFrom(merge(offline$, done$, late$, userLeaves(connection)));
};
