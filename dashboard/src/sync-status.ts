import type { ConnectionState, Counterfoil, Progress } from '@counterfoil/client';
import { combineLatest, concat, map, type Observable, of, type Subscription } from 'rxjs';
import { element } from './element.ts';

const words: Readonly<Record<ConnectionState, string>> = {
  connected: 'Connected',
  connecting: 'Connecting',
  offline: 'Offline',
  'needs-sign-in': 'Signed out',
};

const loadedOf = ({ loaded, total, ready }: Progress): string => {
  if (!ready) return total > 0 ? ` · loading ${loaded} of ${total}` : ' · loading';
  return ready === 'cache' ? ' · as this device knew it' : '';
};

/** Progress of the provider's workspace: members load all its records, other users those that they may read. */
const progressOf = (counterfoil: Counterfoil, providerId: string, watching: Subscription): Observable<string> => {
  const workspace = counterfoil.openWorkspace(providerId, { bundlesFrom: '' });
  watching.add(() => workspace.release());
  return concat(workspace.progress$.pipe(map(loadedOf)), of(''));
};

/** Shows the connection, the loading progress of a provider, and the number of waiting commands. */
export const syncStatus = (
  counterfoil: Counterfoil,
  providerId: string | null,
  watching: Subscription,
): HTMLElement => {
  const status = element('p', { id: 'sync', role: 'status' });
  const progress = providerId ? progressOf(counterfoil, providerId, watching) : of('');
  watching.add(
    combineLatest([counterfoil.connection$, counterfoil.pending$, progress]).subscribe(
      ([connection, pending, loaded]) => {
        status.textContent = `${words[connection]}${loaded}${pending.length > 0 ? ` · ${pending.length} waiting` : ''}`;
        status.className = `quiet ${connection}`;
      },
    ),
  );
  return status;
};
