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

/** A house's people have all of it on this device; whoever is none of them sees what they may. */
const progressOf = (counterfoil: Counterfoil, house: string, watching: Subscription): Observable<string> => {
  const workspace = counterfoil.openWorkspace(house, { bundlesFrom: '' });
  watching.add(() => workspace.release());
  return concat(workspace.progress$.pipe(map(loadedOf)), of(''));
};

/** Whether what is shown is the server's, what is still to come of a house, and what of this device waits. */
export const syncStatus = (counterfoil: Counterfoil, house: string | null, watching: Subscription): HTMLElement => {
  const status = element('p', { id: 'sync', role: 'status' });
  const progress = house ? progressOf(counterfoil, house, watching) : of('');
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
