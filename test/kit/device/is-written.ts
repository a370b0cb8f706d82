import { secondMs } from '@counterfoil/domain';
import type { Tab } from './open-tab.ts';
import { withTimeout } from './with-timeout.ts';

/**
 * True once the server has every write of a device. Ask again after a `false`. The SDK never answers if the tab that
 * sends for all dies, or if the Firestore is replaced.
 */
export const isWritten = (tab: Tab): Promise<boolean> =>
  withTimeout(tab.call('written'), 5 * secondMs, () => 'no answer').then(
    () => true,
    () => false,
  );
