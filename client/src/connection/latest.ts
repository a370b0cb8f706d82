import type { Observable, ObservedValueOf } from 'rxjs';

const readers = new WeakMap<object, () => unknown>();

/** Lets `latestOf` know what a stream has emitted last; `latest` returns `undefined` while it is closed. */
export const withLatest = <Stream extends Observable<unknown>>(
  stream: Stream,
  latest: () => ObservedValueOf<Stream> | undefined,
): Stream => {
  readers.set(stream, latest);
  return stream;
};

/** Returns the latest value of an open stream, `undefined` without one. A render may ask: nothing is subscribed. */
export const latestOf = <T>(stream: Observable<T>): T | undefined =>
  // Only `withLatest` sets a reader, and of the type of its stream.
  readers.get(stream)?.() as T | undefined;
