import { repairInvariant } from './repair.ts';

/** Sent by operators and schedules alone. Devices never predict it, so no device loads it. */
export const invariantCommands = { 'invariant.repair': repairInvariant };
