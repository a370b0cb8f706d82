import type { Recipient, Sending } from '@counterfoil/domain';
import type { Channel, Outgoing } from './channel.ts';

/** Makes one attempt by a channel. An error or a timeout counts as a failure. */
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

/** `fetch` only reports that it failed; its cause tells why. */
const describe = (error: Error): string =>
  error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
