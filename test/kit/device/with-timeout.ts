/** Resolves as `work` does, or fails after so long with what is told then. */
export const within = async <T>(work: Promise<T>, ms: number, told: () => string | Promise<string>): Promise<T> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const tell = async () => reject(new Error(await told()));
  const timer = setTimeout(() => tell().catch(reject), ms);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
};
