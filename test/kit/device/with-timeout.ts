/** Resolves like `work`, or fails after `ms` with the description. */
export const withTimeout = async <T>(
  work: Promise<T>,
  ms: number,
  describe: () => string | Promise<string>,
): Promise<T> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const fail = async () => reject(new Error(await describe()));
  const timer = setTimeout(() => fail().catch(reject), ms);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
};
