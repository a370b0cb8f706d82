import type { CommandRequest } from '../kernel/command.ts';
import { difference } from '../kernel/difference.ts';
import type { Write } from '../kernel/write.ts';
import { count } from './count.ts';

type Kind = 'Reservation' | 'Subscription';
type Counts = Readonly<Record<string, number>>;

/** One entity's contribution to the counters: to the total of its kind and to its status. */
export const statusCounts = (kind: Kind, status: string): Record<string, number> => ({
  [`total${kind}s`]: 1,
  [`${status}${kind}s`]: 1,
});

interface Contributions {
  readonly before: Counts | undefined;
  readonly after: Counts;
  /** When this very command has confirmed the entity. */
  readonly confirmedAt?: Date | undefined;
}

/** Updates a tenant's counters by the difference between an entity's previous and current contribution. */
export const countChanges = (
  { command, now }: CommandRequest<unknown>,
  providerId: string,
  kind: Kind,
  { before, after, confirmedAt }: Contributions,
): Write[] => {
  const by = difference(before, after);
  if (Object.keys(by).length === 0) return [];
  const created: Record<string, Date> = before ? {} : { [`last${kind}At`]: now };
  const confirmed = confirmedAt && { lastConfirmationAt: confirmedAt };
  return [count(providerId, command.id, by, { updatedAt: now, ...created, ...confirmed })];
};
