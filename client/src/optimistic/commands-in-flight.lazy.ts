import { type Fields, secondMs } from '@counterfoil/domain/core';
import { isEqual } from '../live/keep-equal.ts';
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
 * Invariants: commands stand in the order in which they were sent. Every event predicts all of them again over the
 * snapshots. An applied command leaves after 10 s at the latest, an acknowledged one after 1 s.
 *
 * It does not own documents (`document-store.lazy.ts`), decisions (`rebase.lazy.ts`), timers, streams or the network.
 */
export interface CommandsInFlight {
  readonly inFlight: readonly InFlight[];
  /** The predicted documents by path. The same map as before while they are equal, so that no stream emits again. */
  readonly changes: Changes;
  /** By command that expects a version: this device's version of its document at the time of sending. */
  readonly expected: ReadonlyMap<string, Fields | undefined>;
}

/** A prepared command. `expected` is absent for a command that expects no version. */
export interface Prepared {
  readonly flight: InFlight;
  readonly expected?: { readonly data: Fields | undefined };
}

export type FlightEvent =
  | { readonly type: 'shown'; readonly prepared: readonly Prepared[] }
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
const listenerLagMs = secondMs;

/**
 * Within this time snapshots have the effect of an applied command, if at all: a list may have it only on a later page.
 */
const snapshotLagMs = 10 * secondMs;

export const nothingInFlight: CommandsInFlight = { inFlight: [], changes: new Map(), expected: new Map() };

const rebaseStep = (before: CommandsInFlight, base: Base, expiries: readonly Expiry[] = []): FlightStep => {
  const { changes, inFlight } = rebase(base, before.inFlight);
  const wasAcknowledged = new Map(before.inFlight.map((flight) => [flight.command.id, flight.isAcknowledged]));
  const acknowledged = inFlight.filter((flight) => flight.isAcknowledged && !wasAcknowledged.get(flight.command.id));
  return {
    state: { ...before, inFlight, changes: isEqual([...before.changes], [...changes]) ? before.changes : changes },
    expiries: [...expiries, ...acknowledged.map(({ command }) => ({ commandId: command.id, afterMs: listenerLagMs }))],
  };
};

const without = ({ inFlight, ...state }: CommandsInFlight, commandId: string): CommandsInFlight => ({
  ...state,
  inFlight: inFlight.filter(({ command }) => command.id !== commandId),
});

const settled = (state: CommandsInFlight, commandId: string, version: number | undefined, base: Base): FlightStep => {
  const expected = new Map([...state.expected].filter(([id]) => id !== commandId));
  if (version === undefined) return rebaseStep({ ...without(state, commandId), expected }, base);
  const inFlight = state.inFlight.map((flight) => (flight.command.id === commandId ? { ...flight, version } : flight));
  return rebaseStep({ ...state, inFlight, expected }, base, [{ commandId, afterMs: snapshotLagMs }]);
};

/**
 * The next state of the commands in flight, and the timers to start.
 *
 * @param base the documents of the current snapshots
 */
export const transition = (state: CommandsInFlight, event: FlightEvent, base: Base): FlightStep => {
  switch (event.type) {
    case 'shown': {
      const { prepared } = event;
      const shown = prepared.map(({ flight }) => flight);
      // The engine may finish preparing a later command first.
      const inFlight = [...state.inFlight, ...shown].sort((a, b) => a.sequence - b.sequence);
      const expected = new Map(state.expected);
      for (const { flight, expected: one } of prepared) if (one) expected.set(flight.command.id, one.data);
      return rebaseStep({ ...state, inFlight, expected }, base);
    }
    case 'settled':
      return settled(state, event.commandId, event.version, base);
    case 'snapshots':
      return state.inFlight.length > 0 ? rebaseStep(state, base) : { state, expiries: [] };
    case 'expired':
      return rebaseStep(without(state, event.commandId), base);
    default:
      return event satisfies never;
  }
};
