import { httpsCallable } from 'firebase/functions';
import type { Connection } from '../connection/connection.ts';
import { observeServerTime } from '../connection/observe-server-time.lazy.ts';

/** Asks for the server's time, by a call without a command. */
export const askServerTime = async ({ functions, clock }: Connection): Promise<void> => {
  const askedAt = performance.now();
  const ask = httpsCallable<{ commands: readonly [] }, { at: string }>(functions, 'command');
  const { data } = await ask({ commands: [] });
  observeServerTime(clock, Date.parse(data.at), askedAt);
};
