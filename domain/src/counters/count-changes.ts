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

/** Updates a tenant's counters by the difference between an entity's previous and current contribution. */
export const countChanges = (
  { command, now }: CommandRequest<unknown>,
  providerId: string,
  kind: Kind,
  { before, after }: { readonly before: Counts | undefined; readonly after: Counts },
): Write[] => {
  const by = difference(before, after);
  if (Object.keys(by).length === 0) return [];
  const fields: Record<string, Date> = before ? { updatedAt: now } : { updatedAt: now, [`last${kind}At`]: now };
  return [count(providerId, command.id, by, fields)];
};
