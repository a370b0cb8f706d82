import type { Fields } from '@counterfoil/domain/core';
import { type Base, type Changes, type InFlight, rebase } from './rebase.lazy.ts';

/**
 * The commands in flight of this device, as a pure function that returns what to do; `engine.lazy.ts` does it.
 *
 * ```
 * shown ──settled as applied──▶ answered ──a snapshot has its effect──▶ acknowledged ──expired──▶ gone
 *   ├─────────a snapshot has its effect─────────────────────────────────▲    │
 *   │                               └──expired──▶ gone                       └──all listeners have it──▶ gone
 *   └──settled as refused or unsent──▶ gone
 * ```
 *
 * Invariants: commands stand in the order in which they were sent. Every event predicts all of them anew over the snapshots. An
 * applied command leaves after 10 s at the latest, an acknowledged one after 1 s.
 *
 * It does not own documents (`document-store.lazy.ts`), decisions (`rebase.lazy.ts`), timers, streams or the network.
 */
export interface CommandsInFlight {
  readonly inFlight: readonly InFlight[];
  /** What the commands make of the documents. The same map as before if nothing is to be shown. */
  readonly changes: Changes;
  /** By command: the document that it is about, as this device had it, if the command expects a version. */
  readonly expected: ReadonlyMap<string, Fields | undefined>;
}

export type FlightEvent =
  /** `expected` is absent for a command that expects no version. */
  | { readonly type: 'shown'; readonly flight: InFlight; readonly expected?: { readonly data: Fields | undefined } }
  /** `version` of the aggregate if the command was applied; absent if it was refused or could not be sent. */
  | { readonly type: 'settled'; readonly commandId: string; readonly version?: number | undefined }
  /** The listeners received snapshots. */
  | { readonly type: 'snapshots' }
  /** The time of an `expiry` is over. */
  | { readonly type: 'expired'; readonly commandId: string };

/** Send `expired` for this command after this time. */
export interface Expiry {
  readonly commandId: string;
  readonly afterMs: number;
}

export interface FlightStep {
  readonly state: CommandsInFlight;
  readonly expiries: readonly Expiry[];
}

/** Listeners of one device lag behind each other by this much at most. */
const listenerLagMs = 1000;

/** After this time snapshots carry an applied command, if they ever do: a list may show it only on a further page. */
const snapshotLagMs = 10_000;

export const nothingInFlight: CommandsInFlight = { inFlight: [], changes: new Map(), expected: new Map() };

const rebased = (before: CommandsInFlight, base: Base, expiries: readonly Expiry[] = []): FlightStep => {
  const { changes, inFlight } = rebase(base, before.inFlight);
  const wasAcknowledged = new Map(before.inFlight.map((one) => [one.command.id, one.isAcknowledged]));
  const acknowledged = inFlight.filter((one) => one.isAcknowledged && !wasAcknowledged.get(one.command.id));
  return {
    state: { ...before, inFlight, changes: changes.size + before.changes.size > 0 ? changes : before.changes },
    expiries: [...expiries, ...acknowledged.map(({ command }) => ({ commandId: command.id, afterMs: listenerLagMs }))],
  };
};

const without = ({ inFlight, ...state }: CommandsInFlight, commandId: string): CommandsInFlight => ({
  ...state,
  inFlight: inFlight.filter(({ command }) => command.id !== commandId),
});

const settled = (state: CommandsInFlight, commandId: string, version: number | undefined, base: Base): FlightStep => {
  const expected = new Map([...state.expected].filter(([id]) => id !== commandId));
  if (version === undefined) return rebased({ ...without(state, commandId), expected }, base);
  const inFlight = state.inFlight.map((one) => (one.command.id === commandId ? { ...one, version } : one));
  return rebased({ ...state, inFlight, expected }, base, [{ commandId, afterMs: snapshotLagMs }]);
};

/**
 * What an event makes of the commands in flight.
 *
 * @param base the documents as the snapshots have them now
 */
export const transition = (state: CommandsInFlight, event: FlightEvent, base: Base): FlightStep => {
  switch (event.type) {
    case 'shown': {
      const { flight, expected } = event;
      // Preparing a later command may take less time.
      const inFlight = [...state.inFlight, flight].sort((a, b) => a.sequence - b.sequence);
      const known = expected ? new Map(state.expected).set(flight.command.id, expected.data) : state.expected;
      return rebased({ ...state, inFlight, expected: known }, base);
    }
    case 'settled':
      return settled(state, event.commandId, event.version, base);
    case 'snapshots':
      return state.inFlight.length > 0 ? rebased(state, base) : { state, expiries: [] };
    case 'expired':
      return rebased(without(state, event.commandId), base);
    default:
      return event satisfies never;
  }
};
