import type { Connection } from '../connection/connection.ts';
import type { Journal } from '../journal/journal.ts';
import type { Overlay } from '../optimistic/overlay.ts';

/** The parts of a client on which the inspector and the entries beside the core stand. */
export interface Internals {
  readonly connection: Connection;
  readonly journal: Journal;
  readonly overlay: Overlay;
}

/** By client. Apps do not see it, and a client costs nothing more for it. */
export const internals = new WeakMap<object, Internals>();
