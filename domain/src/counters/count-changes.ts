import type { CommandRequest } from '../kernel/command.ts';
import { difference } from '../kernel/difference.ts';
import type { Write } from '../kernel/write.ts';
import { count } from './count.ts';

type Kind = 'Reservation' | 'Subscription';
type Counts = Readonly<Record<string, number>>;

/** What one of a kind counts for: `totalReservations`, and that of its status. */
export const statusCounts = (kind: Kind, status: string): Record<string, number> => ({
  [`total${kind}s`]: 1,
  [`${status}${kind}s`]: 1,
});

/** What a change does to a tenant's counters: the difference of what it counted for and counts for now. */
export const countChanges = (
  { command, now }: CommandRequest<unknown>,
  providerId: string,
  kind: Kind,
  before: Counts | undefined,
  after: Counts,
): Write[] => {
  const by = difference(before, after);
  if (Object.keys(by).length === 0) return [];
  const fields: Record<string, Date> = before ? { updatedAt: now } : { updatedAt: now, [`last${kind}At`]: now };
  return [count(providerId, command.id, by, fields)];
};
