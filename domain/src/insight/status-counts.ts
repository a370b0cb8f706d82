import type { Request } from '../kernel/command.ts';
import type { Write } from '../kernel/write.ts';
import { count } from './counters.ts';

interface Counted {
  readonly providerId: string;
  readonly status: string;
}

/** What a change of status does to a tenant's counters of one `kind`: `pendingReservations`, `totalSubscriptions` … */
export const statusCounts = (
  request: Request<unknown>,
  kind: 'Reservation' | 'Subscription',
  before: Counted | undefined,
  after: Counted,
): Write[] => {
  if (before?.status === after.status) return [];
  const { command, now } = request;
  const name = (what: string) => `${what}${kind}s`;
  const by = before
    ? { [name(before.status)]: -1, [name(after.status)]: 1 }
    : { [name(after.status)]: 1, [name('total')]: 1 };
  const fields: Record<string, Date> = before ? { updatedAt: now } : { updatedAt: now, [`last${kind}At`]: now };
  return [count(after.providerId, command.id, by, fields)];
};
