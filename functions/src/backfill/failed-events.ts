import { everyFailedEvent } from '@counterfoil/domain';
import { isConflict } from '../firestore/commit-failure.ts';
import { toQuery } from '../firestore/to-query.ts';
import type { Backfill } from './backfill.ts';
import { eachPage } from './each-page.ts';

/** Lets the sweep find the events that failed before failures had a time for the next attempt. */
export const backfillFailedEvents: Backfill = async (firestore) => {
  const result = { checked: 0, changed: 0 };
  for await (const page of eachPage(toQuery(firestore, everyFailedEvent()))) {
    result.checked += page.length;
    for (const { ref, updateTime } of page.filter((event) => event.get('nextAttemptAt') === undefined)) {
      try {
        await ref.update({ nextAttemptAt: new Date() }, { lastUpdateTime: updateTime });
        result.changed += 1;
      } catch (error) {
        if (!isConflict(error)) throw error;
      }
    }
  }
  return result;
};
