import { type Histogram, mergeHistograms } from './histogram.ts';

/** The sums of a minute or an hour. Each adds up over slots. */
export interface Sums {
  /** Events of commands. */
  readonly events: number;
  readonly commands: number;
  /** Events that were not projected half a minute after the end of their minute, or that failed. */
  readonly dropped: number;
  /** Commands that no further attempt could save, for a technical reason. Refusals by a rule do not count. */
  readonly errors: number;
  /** Commits that were lost to another writer. */
  readonly conflicts: number;
  /** Attempts after the first one, for whatever reason. */
  readonly retries: number;
  /** Commands that devices have sent, by their reports. */
  readonly sent: number;
  /** Of their attempts to send, those without an answer. */
  readonly lost: number;
  /** Documents that devices have shown, and those of them that came from their caches. */
  readonly documents: number;
  readonly cached: number;
  readonly reconnects: number;
  readonly slowQueries: number;
}

/** Latencies in milliseconds. */
export interface Latencies {
  /** From the command's `issuedAt` to its commit. A device's clock that is wrong spoils it, so no alert depends on it. */
  readonly committed: Histogram;
  /** From the arrival of the command at the function to its commit. */
  readonly executed: Histogram;
  /** From the commit to its projections. */
  readonly projected: Histogram;
  /** From `send` on a device to the outcome, and to the server's snapshot: by that device's clock alone. */
  readonly answered: Histogram;
  readonly seen: Histogram;
}

/** A state that does not add up: an hour has that of its last minute. */
export interface Standing {
  /** Commands that wait, on the server and on devices, and for how long the oldest waits. */
  readonly queued: number;
  readonly oldestMs: number;
  /** Devices with a heartbeat in the last two and a half minutes. */
  readonly devices: number;
  /** Percent of the audited statements that hold, or of the devices' lists that are current, whichever is less. */
  readonly consistency: number;
}

/** The health of a provider in a minute or an hour. */
export type Slot = Sums & Latencies & Standing;

const sums = [
  'events',
  'commands',
  'dropped',
  'errors',
  'conflicts',
  'retries',
  'sent',
  'lost',
  'documents',
  'cached',
  'reconnects',
  'slowQueries',
] as const satisfies readonly (keyof Sums)[];

/** The four stages of a command, and the part of the first that the server spends. */
export const stages = [
  'committed',
  'executed',
  'projected',
  'answered',
  'seen',
] as const satisfies readonly (keyof Latencies)[];

export const emptySlot: Slot = {
  events: 0,
  commands: 0,
  dropped: 0,
  errors: 0,
  conflicts: 0,
  retries: 0,
  sent: 0,
  lost: 0,
  documents: 0,
  cached: 0,
  reconnects: 0,
  slowQueries: 0,
  committed: {},
  executed: {},
  projected: {},
  answered: {},
  seen: {},
  queued: 0,
  oldestMs: 0,
  devices: 0,
  consistency: 100,
};

/** Adds a later slot to an earlier one. */
export const addSlots = (a: Slot, b: Slot): Slot => {
  const added: Record<string, unknown> = {};
  for (const name of sums) added[name] = a[name] + b[name];
  for (const name of stages) added[name] = mergeHistograms(a[name], b[name]);
  return { ...a, ...b, ...added };
};

/** Nothing has happened, and nothing waits: no write is worth it. */
export const isQuiet = ({ events, commands, dropped, errors, queued }: Slot): boolean =>
  events + commands + dropped + errors + queued === 0;
