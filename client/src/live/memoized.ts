/** Returns the same stream for the same key and user. The key contains every argument of the stream. */
export type Memoized = <Live extends object>(key: string, create: () => Live) => Live;

const owners = new WeakMap<object, string>();

/** The user for whom the client made a stream; `undefined` for a stream that the app derived itself. */
export const ownerOf = (stream: object | undefined): string | undefined => stream && owners.get(stream);

/** @param currentUid the next user on this page must not get the streams of the previous one */
export const createMemoized = (currentUid: () => string | undefined): Memoized => {
  const streams = new Map<string, object>();
  return <Live extends object>(key: string, create: () => Live): Live => {
    const uid = currentUid();
    const ownKey = `${uid} ${key}`;
    const stream = streams.get(ownKey) ?? create();
    streams.set(ownKey, stream);
    if (uid) owners.set(stream, uid);
    // Each key starts with the kind of the stream, and each kind has one type.
    return stream as Live;
  };
};
