/** Resolves as `work` does, or fails after so long with what is told then. */
export const within = async <T>(work: Promise<T>, ms: number, told: () => string): Promise<T> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(told())), ms);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
};
