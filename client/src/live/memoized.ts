/** Returns the same stream for the same key. The key contains every argument of the stream. */
export type Memoized = <Live>(key: string, create: () => Live) => Live;

export const createMemoized = (): Memoized => {
  const streams = new Map<string, unknown>();
  return <Live>(key: string, create: () => Live): Live => {
    if (!streams.has(key)) streams.set(key, create());
    // Each key starts with the kind of the stream, and each kind has one type.
    return streams.get(key) as Live;
  };
};
