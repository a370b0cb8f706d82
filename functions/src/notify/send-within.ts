import type { Recipient, Sending } from '@counterfoil/domain';
import type { Channel, Outgoing } from './channel.ts';

/** One attempt by a channel, which is a failure when it throws or has no answer in time. */
export const sendWithin = async (
  patienceMs: number,
  channel: Channel,
  message: Outgoing,
  recipient: Recipient,
): Promise<Sending> => {
  const { promise, resolve } = Promise.withResolvers<Sending>();
  const timer = setTimeout(() => resolve({ result: 'failed', reason: `no answer in ${patienceMs} ms` }), patienceMs);
  try {
    return await Promise.race([channel.send(message, recipient), promise]);
  } catch (error) {
    return { result: 'failed', reason: error instanceof Error ? describe(error) : String(error) };
  } finally {
    clearTimeout(timer);
  }
};

/** `fetch` says only that it failed; its cause says of what. */
const describe = (error: Error): string =>
  error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
