import { FieldValue } from 'firebase-admin/firestore';
import type { Backfill } from './backfill.ts';
import { eachPage } from './each-page.ts';

/** Removes the payloads of applied commands. They may hold a guest's phone, and their authors can read them. */
export const backfillAppliedPayloads: Backfill = async (firestore) => {
  const result = { checked: 0, changed: 0 };
  for await (const page of eachPage(firestore.collectionGroup('commands'))) {
    const kept = page.filter((command) => command.get('status') === 'applied' && command.get('payload') !== undefined);
    result.checked += page.length;
    result.changed += kept.length;
    // Nothing changes an applied command, so no precondition is needed.
    await Promise.all(kept.map(({ ref }) => ref.update({ payload: FieldValue.delete() })));
  }
  return result;
};
