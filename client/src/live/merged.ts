import type { Snapshot } from './live.ts';

type Flags = Pick<Snapshot<unknown>, 'fromCache' | 'pendingWrites' | 'at'>;

/** The flags of a stream that several documents or lists make up. */
export const mergedFlags = (states: readonly Flags[]): Flags => ({
  fromCache: states.some(({ fromCache }) => fromCache),
  pendingWrites: states.some(({ pendingWrites }) => pendingWrites),
  at: new Date(Math.max(...states.map(({ at }) => at.getTime()))),
});
