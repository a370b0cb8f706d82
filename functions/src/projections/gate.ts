import { type Fields, projectionVersions, rebuildStateSchema } from '@counterfoil/domain';
import { type DocumentSnapshot, FieldValue, type WriteBatch } from 'firebase-admin/firestore';
import { withDates } from '../firestore/with-dates.ts';
import { holdsBack } from './rebuild-state.ts';

const counted: readonly unknown[] = ['reservation', 'subscription', 'order'];

/** True if days or customers may follow from the event. All others pass every rebuild. */
export const isCounted = ({ entityType }: Fields): boolean => counted.includes(entityType);

/**
 * An event is `held` while a rebuild is about to swap what it would change: it stays pending. `expired`: that rebuild is
 * dead, or too slow, and its pause must end in the commit that marks the event.
 */
export const passAt = (gate: DocumentSnapshot | undefined, event: Fields, now: Date): 'open' | 'held' | 'expired' => {
  if (!gate?.exists || !isCounted(event)) return 'open';
  const state = rebuildStateSchema.parse(withDates(gate.data()));
  if (holdsBack(state, projectionVersions, now)) return 'held';
  return state.pausedUntil ? 'expired' : 'open';
};

/** A run whose pause has ended finds so at its next commit. */
export const endPause = (batch: WriteBatch, gate: DocumentSnapshot | undefined, now: Date): void => {
  if (!gate?.updateTime) return;
  batch.update(gate.ref, { pausedUntil: FieldValue.delete(), updatedAt: now }, { lastUpdateTime: gate.updateTime });
};
