import { httpsCallable } from 'firebase/functions';
import { EMPTY, filter, firstValueFrom, retry, switchMap, take, timer } from 'rxjs';
import { backoff } from '../connection/backoff.ts';
import type { Connection } from '../connection/connection.ts';
import { observeServerTime } from '../connection/observe-server-time.lazy.ts';

const ask = async ({ functions, clock }: Connection): Promise<void> => {
  const askedAt = performance.now();
  const call = httpsCallable<{ commands: readonly [] }, { at: string }>(functions, 'command');
  const { data } = await call({ commands: [] });
  observeServerTime(clock, Date.parse(data.at), askedAt);
};

/** Asks for the server's time, by calls without a command, until an answer tells it or it is over. */
export const askServerTime = (connection: Connection, isOver: () => boolean): Promise<void> => {
  const asked$ = connection.network.offline$.pipe(
    filter((offline) => !offline),
    take(1),
    switchMap(() => ask(connection)),
    retry({
      delay: (error, failures) => {
        connection.report('preparing the outbox', error);
        return isOver() ? EMPTY : timer(backoff(failures));
      },
    }),
  );
  return firstValueFrom(asked$, { defaultValue: undefined });
};
