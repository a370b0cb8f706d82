import type { Outcome, Query } from '@counterfoil/domain/core';
import type { Observable } from 'rxjs';
import { type CounterfoilOptions, connect } from './connection.ts';
import { CounterfoilError } from './counterfoil-error.ts';
import type { LiveList } from './live.ts';
import { liveList } from './live-list.ts';
import { type Me, me } from './me.ts';
import { createOverlay, type Refused } from './overlay.ts';
import { type ProviderView, providerView } from './provider-view.ts';
import { createRegistry } from './registry.ts';
import { createSend, type NewCommand } from './send.ts';

export interface Counterfoil {
  /** @throws CounterfoilError `unauthenticated` while nobody is signed in */
  me(): Me;
  provider(providerId: string): ProviderView;
  /**
   * Resolves with what became of the command; a refusal is an outcome with a code, not an error. Lists show it as done from the
   * start, where this device has what it is decided by, and what is so instead once the server has refused it.
   */
  send(command: NewCommand): Promise<Outcome>;
  /** Commands that were shown as done on this device, and then refused by the server. */
  readonly rejected$: Observable<Refused>;
}

/** The client of one Firebase app. Call it once per app, before anything else uses its Firestore. */
export const createCounterfoil = (options: CounterfoilOptions): Counterfoil => {
  const connection = connect(options);
  const { auth, firestore } = connection;
  const once = createRegistry();
  const overlay = createOverlay();
  const list = <T>(query: Query): LiveList<T> =>
    once(`list ${JSON.stringify(query)}`, () => liveList<T>(firestore, overlay, query));
  const uid = () => auth.currentUser?.uid;
  return {
    me: () => {
      const own = uid();
      if (!own) throw new CounterfoilError('unauthenticated', 'sign in to see what is your own');
      return me(firestore, own, list);
    },
    provider: (providerId) => providerView({ firestore, list, once, uid, overlay }, providerId),
    send: createSend(connection, overlay),
    rejected$: overlay.rejected$,
  };
};
