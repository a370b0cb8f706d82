import type { CommandRequest } from '../../kernel/command.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import { hash53 } from '../../kernel/short-code.ts';
import { localDay } from '../../kernel/time/local-day.ts';
import type { Write } from '../../kernel/write.ts';
import type { OrderNumber } from './order-number.ts';
import { orderNumberRef } from './paths.ts';

/** Each shard issues every eighth number of a day, so eight concurrent orders need not wait for each other. */
const shards = 8;

const shardOf = ({ command }: CommandRequest<unknown>): number => hash53(command.id) % shards;

/** The document that issues the order's number. */
export const numberRef = (request: CommandRequest<unknown>, timeZone: string): Ref<'orderNumber'> =>
  orderNumberRef(request.command.providerId, localDay(request.now, timeZone), shardOf(request));

/** The next number of its shard, unique within the local day, and the write that issues it. */
export const nextNumber = (
  request: CommandRequest<unknown>,
  docs: Docs<{ orderNumber: OrderNumber }>,
  timeZone: string,
): { readonly number: number; readonly write: Write } => {
  const ref = numberRef(request, timeZone);
  const stored = docs.get(ref);
  const issued = stored?.issued ?? 0;
  const { now } = request;
  const data = {
    day: localDay(now, timeZone),
    issued: issued + 1,
    createdAt: stored?.createdAt ?? now,
    updatedAt: now,
  };
  return {
    number: issued * shards + shardOf(request) + 1,
    write: { op: stored ? 'update' : 'create', path: ref.path, data },
  };
};
