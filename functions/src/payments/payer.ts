import type { CommandContext } from '../firestore/command-context.ts';
import type { Gateway } from './gateway.ts';

/** The dependencies of everything that asks a gateway: the database, the clock, and the gateways by name. */
export interface Payer extends CommandContext {
  readonly gateways: ReadonlyMap<string, Gateway>;
}
