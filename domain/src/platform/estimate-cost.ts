import type { Sums } from '../health/slot.ts';

/** Firestore operations, and their price in millionths of a dollar. */
export interface EstimatedCost {
  readonly reads: number;
  readonly writes: number;
  readonly microDollars: number;
}

/**
 * Documents that a command reads and writes on average, as `docs/operations.md` counts bookings and orders, and those
 * of the triggers of one event.
 */
const perCommand = { reads: 6, writes: 7 };
const perEvent = { reads: 2, writes: 2 };

/** Millionths of a dollar for one, by the list price in `us-central1`: 0.03 and 0.09 dollars for 100,000. */
const price = { read: 0.3, write: 0.9 };

/**
 * Estimates what a provider costs: its counted commands and events by their average, and the documents that its devices
 * report as sent by the server. It knows no storage, no network, no function time and no heartbeats.
 */
export const estimateCost = ({ commands, events, documents, cached }: Sums): EstimatedCost => {
  const reads = commands * perCommand.reads + events * perEvent.reads + Math.max(0, documents - cached);
  const writes = commands * perCommand.writes + events * perEvent.writes;
  return { reads, writes, microDollars: Math.round(reads * price.read + writes * price.write) };
};
