import { deliveryReasons, type Sending } from '@counterfoil/domain';
import { withoutAddresses } from '../trace/without-addresses.ts';

/** Mail servers repeat the address that they refuse. */
const forLog = (sending: Sending): Sending =>
  'detail' in sending && sending.detail !== undefined
    ? { ...sending, detail: withoutAddresses(sending.detail) }
    : sending;

const attempt = async (patienceMs: number, send: () => Promise<Sending>): Promise<Sending> => {
  const { promise, resolve } = Promise.withResolvers<Sending>();
  const failed = (detail: string): Sending => ({ result: 'failed', reason: deliveryReasons.notTaken, detail });
  const timer = setTimeout(() => resolve(failed(`no answer in ${patienceMs} ms`)), patienceMs);
  try {
    return await Promise.race([send(), promise]);
  } catch (error) {
    return failed(error instanceof Error ? describe(error) : String(error));
  } finally {
    clearTimeout(timer);
  }
};

/** `fetch` only reports that it failed; its cause tells why. */
const describe = (error: Error): string =>
  error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;

/**
 * Makes one attempt. An error or a timeout counts as a failure. The words of the service come without addresses and
 * numbers of people.
 */
export const sendWithin = async (patienceMs: number, send: () => Promise<Sending>): Promise<Sending> =>
  forLog(await attempt(patienceMs, send));
