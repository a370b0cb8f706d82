import { isDeepStrictEqual } from 'node:util';
import {
  derivedEvent,
  eventWrite,
  ingredientRef,
  lowStockOf,
  providerEvents,
  standingOf,
  type Write,
} from '@counterfoil/domain';
import { causationOf } from './causation-of.ts';
import type { ProjectionContext } from './projection.ts';
import { readable } from './recipe-book.ts';

/**
 * Updates the stock status after a change of the ingredient's settings. The precondition guards it: a command that
 * moves the stock meanwhile sets the status itself.
 */
export const standingWrites = async (context: ProjectionContext, ingredientId: string): Promise<Write[]> => {
  const { providerId, reads, now } = context;
  const ref = ingredientRef(providerId, ingredientId);
  await reads.read([ref.path]);
  const ingredient = readable(reads, ref);
  if (!ingredient) return [];
  const stored = reads.snapshot(ref.path)?.data();
  const standing = standingOf(ingredient);
  const { stockStatus, stockPercentage, daysRemaining } = stored ?? {};
  const isNew = !isDeepStrictEqual({ stockStatus, stockPercentage, daysRemaining }, standing);
  const update: Write = { op: 'update', path: ref.path, data: { ...stored, ...standing, updatedAt: now } };
  const alert = lowStockOf(ingredientId, ingredient);
  const entity = { entityType: 'ingredient', entityId: ingredientId };
  const event = alert && derivedEvent(causationOf(context), entity, { ...alert, version: ingredient.version }, now);
  return [...(isNew ? [update] : []), ...(event ? [eventWrite(providerEvents(providerId), event)] : [])];
};
