import {
  type Fields,
  pendingEvents,
  type RecipeImpact,
  recipeEventTypes,
  recipeImpactOf,
  type Write,
} from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { toQuery } from '../firestore/to-query.ts';
import { withDates } from '../firestore/with-dates.ts';

/** A pending event that concerns recipes. */
export interface DueEvent {
  readonly path: string;
  readonly id: string;
  readonly correlationId: string;
  readonly type: string;
  readonly impact: RecipeImpact;
}

/** The events that wait for the worker. `isAll` is false if there may be more. */
export const dueEvents = async (
  firestore: Firestore,
  providerId: string,
): Promise<{ readonly events: readonly DueEvent[]; readonly isAll: boolean }> => {
  const query = pendingEvents(providerId, recipeEventTypes);
  const { docs } = await toQuery(firestore, query).get();
  const events = docs.flatMap((document): DueEvent[] => {
    const impact = recipeImpactOf(withDates(document.data()));
    // Without an impact, or malformed: its own trigger marks it.
    if (!impact) return [];
    const { path, id } = document.ref;
    const correlationId = String(document.get('correlationId') ?? id);
    return [{ path, id, correlationId, type: String(document.get('type')), impact }];
  });
  return { events, isAll: docs.length < query.limit || events.length === 0 };
};

/** Marks an event, and drops the notes of earlier failures. */
export const markWrite = ({ path }: DueEvent, now: Date): Write => {
  const noted: Fields = { failure: undefined, attempts: undefined, nextAttemptAt: undefined };
  return { op: 'update', path, data: { ...noted, syncStatus: 'processed', processedAt: now, updatedAt: now } };
};
