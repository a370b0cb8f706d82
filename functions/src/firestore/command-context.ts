import type { Firestore } from 'firebase-admin/firestore';
import type { AddressOf } from './verified-address.ts';

/** The dependencies of command execution. */
export interface CommandContext {
  readonly firestore: Firestore;
  readonly clock: () => Date;
  /** For queued commands, which carry no token. Absent: nobody has an address. */
  readonly addressOf?: AddressOf;
  /** Whether the platform has suspended a provider, as of a few seconds ago. Absent: none is suspended. */
  readonly isSuspended?: (providerId: string) => Promise<boolean>;
}
