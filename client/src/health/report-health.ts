import { secondMs } from '@counterfoil/domain/core';
import { filter, Subscription } from 'rxjs';
import type { Heard, Listener } from '../connection/connectivity.ts';
import type { Counterfoil } from '../counterfoil.ts';
import { partsOf } from '../inspector/client-parts.ts';
import { readsIn } from '../live/reads.ts';
import { reports } from '../presence/reports.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { broughtBy } from './brought-by.ts';
import { createCommandWatch } from './command-watch.ts';
import { addFigures, type Figures, noFigures, reportOf } from './figures.ts';

/** Somebody who waits for a list for so long notices. */
const slowMs = 2 * secondMs;

/**
 * Counts what happens on this device, and lets the heartbeats of a workspace take the figures along, which costs no
 * write. A heartbeat that is written offline keeps them until it is sent. The server needs the security rules of this
 * release: earlier ones refuse a heartbeat with figures.
 *
 * @returns ends it; the end of the workspace does, too
 */
export const reportHealth = (
  counterfoil: Counterfoil,
  { providerId, pending$, progress$, ended }: Pick<Workspace, 'providerId' | 'pending$' | 'progress$' | 'ended'>,
): (() => void) => {
  const { connectivity, firestore$ } = partsOf(counterfoil).connection;
  const running = new Subscription();
  const watch = createCommandWatch();
  const heardBy = new WeakMap<Listener, { readonly heard: Heard; readonly isConfirmed: boolean }>();
  let figures = noFigures;
  let lists = { lists: 0, stale: 0 };
  let wasConnected = false;

  const add = (more: Partial<Figures>): void => {
    figures = addFigures(figures, more);
  };

  const noteSnapshot = (listener: Listener, heard: Heard): void => {
    const before = heardBy.get(listener);
    if (before?.heard === heard) return;
    const isConfirmed = before?.isConfirmed || !heard.metadata.fromCache;
    heardBy.set(listener, { heard, isConfirmed });
    const { server, cache } = readsIn(heard, before?.heard);
    const now = Date.now();
    const isFirst = isConfirmed && !before?.isConfirmed;
    const slowQueries = isFirst && now - listener.since.getTime() > slowMs ? 1 : 0;
    add({ documents: server + cache, cached: cache, slowQueries });
    for (const document of broughtBy(heard)) add(watch.shows(document, now));
  };

  running.add(
    connectivity.listened$.subscribe((listener) => {
      const heard = connectivity.listeners.get(listener);
      if (heard) noteSnapshot(listener, heard);
    }),
  );
  running.add(
    connectivity.state$.pipe(filter((state) => state === 'connected')).subscribe(() => {
      if (wasConnected) add({ reconnects: 1 });
      wasConnected = true;
    }),
  );
  running.add(
    pending$.subscribe((work) => {
      // Without an instance, the list is empty for another reason.
      if (firestore$.value) add(watch.pending(work, Date.now()));
      else watch.forget();
    }),
  );
  running.add(
    progress$.subscribe(({ collections }) => {
      const stale = collections.filter(({ state, from }) => state === 'failed' || from === 'cache').length;
      lists = { lists: collections.length, stale };
    }),
  );

  const report = {
    /** The heartbeat copies it, and so takes it. */
    get health(): object {
      const taken = figures;
      figures = noFigures;
      return reportOf(taken, lists);
    },
  };
  reports.set(providerId, report);
  const end = (): void => {
    running.unsubscribe();
    if (reports.get(providerId) === report) reports.delete(providerId);
  };
  void ended.then(end);
  return end;
};
