import { type Refused, reject } from '../../kernel/rejection.ts';
import { secondMs } from '../../kernel/time/durations.ts';
import type { Increments, Write } from '../../kernel/write.ts';
import type { Usage } from './usage.ts';
import { usageRef } from './usage-ref.ts';

/** A person, and the provider whose limits they use. */
interface Holder {
  readonly providerId: string;
  readonly userId: string;
}

/** Adds to a usage without a read. */
export const addUsage = ({ providerId, userId }: Holder, by: Increments, now: Date): Write[] =>
  Object.keys(by).length === 0
    ? []
    : [{ op: 'increment', path: usageRef(providerId, userId).path, by, fields: { updatedAt: now } }];

/** Changes a usage that was compared with a limit. The commit fails if it has changed since. */
export const changeUsage = (
  { providerId, userId }: Holder,
  usage: Usage | undefined,
  fields: Partial<Usage>,
  now: Date,
): Write => ({
  op: usage ? 'update' : 'create',
  path: usageRef(providerId, userId).path,
  data: { ...usage, ...fields, createdAt: usage?.createdAt ?? now, updatedAt: now },
});

/** Refuses what is beyond a limit, and says how long to wait if that helps. */
export const limitReached = (limit: string, most: number, waitMs?: number): Refused =>
  reject('resource-exhausted', `the limit ${limit} is ${most}`, {
    reason: 'limit',
    limit,
    most,
    ...(waitMs === undefined ? {} : { retryAfterSeconds: Math.ceil(waitMs / secondMs) }),
  });
