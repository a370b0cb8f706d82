import { dayMs, type Rejection } from '@counterfoil/domain/core';
import { type ServerClock, serverTime } from '../connection/server-clock.ts';
import type { Entry } from '../journal/entry.ts';

/** Receipts live for 90 days: what is older could take effect twice. */
const maxAgeMs = 60 * dayMs;

const tooLate = (rejection: Omit<Rejection, 'code'>): Rejection => ({ code: 'failed-precondition', ...rejection });

/** Refuses on this device what must not be sent any more, by the server's time alone: the device's clock may be wrong. */
export const refusedLocally = (entry: Entry, clock: ServerClock): Rejection | undefined => {
  // Before the first answer, only the device's own clock is known.
  if (!clock.observed) return undefined;
  const now = serverTime(clock);
  const expiresAt = 'command' in entry ? entry.command.expiresAt : undefined;
  if (expiresAt && Date.parse(expiresAt) < now)
    return tooLate({ message: 'too late: it was to be done by then', details: { reason: 'expired', expiresAt } });
  // The step is not older than the latest server time that the device knew when it noted it.
  const noted = Math.max(entry.serverTime ?? 0, entry.notedAt + clock.aheadMs);
  if (now - noted > maxAgeMs)
    return tooLate({
      message: 'too old: it waited for more than 60 days',
      details: { reason: 'too-old' },
    });
  return undefined;
};
