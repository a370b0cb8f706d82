import { deliveryReasons, type Recipient, type Sending } from '@counterfoil/domain';
import type { Channel, Outgoing } from './channel.ts';

/** Makes one attempt by a channel. An error or a timeout counts as a failure. */
export const sendWithin = async (
  patienceMs: number,
  channel: Channel,
  message: Outgoing,
  recipient: Recipient,
): Promise<Sending> => {
  const { promise, resolve } = Promise.withResolvers<Sending>();
  const failed = (detail: string): Sending => ({ result: 'failed', reason: deliveryReasons.notTaken, detail });
  const timer = setTimeout(() => resolve(failed(`no answer in ${patienceMs} ms`)), patienceMs);
  try {
    return await Promise.race([channel.send(message, recipient), promise]);
  } catch (error) {
    return failed(error instanceof Error ? describe(error) : String(error));
  } finally {
    clearTimeout(timer);
  }
};

/** `fetch` only reports that it failed; its cause tells why. */
const describe = (error: Error): string =>
  error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
