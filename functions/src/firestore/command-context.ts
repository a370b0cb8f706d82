import type { Firestore } from 'firebase-admin/firestore';
import type { ProviderSwitches } from './provider-switches.ts';
import type { AddressOf } from './verified-address.ts';

/** The dependencies of command execution. */
export interface CommandContext {
  readonly firestore: Firestore;
  readonly clock: () => Date;
  /** For queued commands, which carry no token. Absent: nobody has an address. */
  readonly addressOf?: AddressOf;
  /** The switches of a provider, as of a few seconds ago. Absent: the defaults. */
  readonly switchesOf?: (providerId: string) => Promise<ProviderSwitches>;
}
