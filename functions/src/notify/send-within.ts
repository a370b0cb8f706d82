import { deliveryReasons, type Sending } from '@counterfoil/domain';

/** Makes one attempt. An error or a timeout counts as a failure. */
export const sendWithin = async (patienceMs: number, send: () => Promise<Sending>): Promise<Sending> => {
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
