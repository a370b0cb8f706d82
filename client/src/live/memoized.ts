/** What has been asked for, by a key that says all of it: asking twice for the same gives the same stream. */
export type Memoized = <Live>(key: string, make: () => Live) => Live;

export const createMemoized = (): Memoized => {
  const known = new Map<string, unknown>();
  return <Live>(key: string, make: () => Live): Live => {
    if (!known.has(key)) known.set(key, make());
    // The key names the kind first, and each kind makes one type.
    return known.get(key) as Live;
  };
};
