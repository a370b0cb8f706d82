import type { CommandContext } from '../firestore/command-context.ts';
import type { Gateway } from './gateway.ts';
import type { PlatformFee } from './platform-fee.ts';

/** The dependencies of everything that asks a gateway: the database, the clock, and the gateways by name. */
export interface Payer extends CommandContext {
  readonly gateways: ReadonlyMap<string, Gateway>;
  /** Providers may open accounts of their own, by the call `connectPaymentAccount`. */
  readonly connects?: boolean;
  /** From payments to connected accounts; none unless set. */
  readonly fee?: PlatformFee;
}
