import { unprocessedEvents } from '@counterfoil/domain';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import pLimit from 'p-limit';
import { backoff } from '../firestore/backoff.ts';
import { isConflict } from '../firestore/commit-failure.ts';
import { pagesOf } from '../firestore/due-pages.ts';
import { isCounted } from '../projections/gate.ts';
import { pause, renew } from '../projections/rebuild-state.ts';
import type { HeldRun } from './held-run.ts';
import type { House } from './rebuildable.ts';

const concurrency = 32;

/** Changes the event, unless somebody has processed it meanwhile. */
const touch = async (event: DocumentSnapshot, now: Date): Promise<void> => {
  let read = event;
  for (let n = 1; read.exists && read.updateTime && read.get('syncStatus') !== 'processed'; n++) {
    try {
      await read.ref.update({ updatedAt: now }, { lastUpdateTime: read.updateTime });
      return;
    } catch (error) {
      if (!isConflict(error)) throw error;
      await backoff(n);
      read = await read.ref.get();
    }
  }
};

/**
 * Pauses the live projections of a provider. One may have looked for a pause just before, and be about to commit. Its
 * commit has the event, as it was read, as precondition. So a change of each unprocessed event makes it read again.
 */
export const holdBack = async (run: HeldRun, { context, providerId }: House): Promise<void> => {
  const { firestore, clock } = context;
  await run.commit(pause);
  const limit = pLimit(concurrency);
  for await (const page of pagesOf(firestore, unprocessedEvents(providerId))) {
    const counted = page.filter((event) => isCounted(event.data()));
    await Promise.all(counted.map((event) => limit(() => touch(event, clock()))));
    await run.commit(renew);
  }
};
