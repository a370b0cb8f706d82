import { type Command, dayMs, dueShard, providerEvents, type Write } from '@counterfoil/domain';
import type { Tally } from './tally.ts';

interface Stamped {
  readonly command: Pick<Command, 'providerId' | 'issuedAt'>;
  /** When the command came to this process. */
  readonly receivedAt: Date;
  readonly tally: Tally | undefined;
}

/** The time by the device's clock. One that is wrong by days measures nothing, and may have no encoding. */
const issuedAtOf = ({ command, receivedAt }: Stamped): { readonly issuedAt?: Date } => {
  const issuedAt = new Date(command.issuedAt);
  return Math.abs(issuedAt.getTime() - receivedAt.getTime()) < dayMs ? { issuedAt } : {};
};

const isEventOf = (providerId: string, { op, path }: Write): boolean =>
  op === 'create' && path.startsWith(`${providerEvents(providerId)}/`);

/**
 * Adds to the events of a decision the times that measure their way, and to the first one the trouble before it. Only
 * on the server: devices decide the same without it. `measureHealth` finds the events by their shards.
 */
export const stampEvents = (writes: readonly Write[], stamped: Stamped): Write[] => {
  const { command, receivedAt, tally } = stamped;
  const times = { ...issuedAtOf(stamped), receivedAt };
  const first = writes.find((write) => isEventOf(command.providerId, write));
  return writes.map((write) => {
    if (write.op !== 'create' || !isEventOf(command.providerId, write)) return write;
    const metadata = { ...Object(write.data.metadata), ...times, ...(write === first ? tally : {}) };
    return { ...write, data: { ...write.data, metadata, ...dueShard(String(write.data.id)) } };
  });
};
