import { isDeepStrictEqual } from 'node:util';
import {
  derivedEvent,
  eventWrite,
  type Ingredient,
  ingredientRef,
  lowStockOf,
  providerEvents,
  standingOf,
  type Write,
} from '@counterfoil/domain';
import { applyWrites } from '../firestore/apply-writes.ts';
import { backoff, maxAttempts } from '../firestore/backoff.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { isRetryable } from '../firestore/commit-failure.ts';
import { MalformedDocument } from '../firestore/decode-document.ts';
import { ReadSet } from '../firestore/read-set.ts';
import type { DueEvent } from './due-events.ts';

const readIngredient = (reads: ReadSet, ref: ReturnType<typeof ingredientRef>): Ingredient | undefined => {
  try {
    return reads.get(ref);
  } catch (error) {
    if (error instanceof MalformedDocument) return undefined;
    throw error;
  }
};

/** The alert for an ingredient that its settings made short, unless an earlier delivery has raised it. */
const alertWrites = async (
  reads: ReadSet,
  { providerId, event, now }: { providerId: string; event: DueEvent; now: Date },
  ingredientId: string,
  ingredient: Ingredient,
): Promise<Write[]> => {
  const alert = lowStockOf(ingredientId, ingredient);
  if (!alert) return [];
  const entity = { entityType: 'ingredient', entityId: ingredientId };
  const document = derivedEvent(event, entity, { ...alert, version: ingredient.version }, now);
  const write = eventWrite(providerEvents(providerId), document);
  await reads.read([write.path]);
  return reads.snapshot(write.path)?.exists ? [] : [write];
};

const attempt = async (
  { firestore, clock }: CommandContext,
  providerId: string,
  event: DueEvent,
  ingredientId: string,
): Promise<void> => {
  const reads = new ReadSet(firestore);
  const ref = ingredientRef(providerId, ingredientId);
  await reads.read([ref.path]);
  const ingredient = readIngredient(reads, ref);
  if (!ingredient) return;
  const now = clock();
  const stored = reads.snapshot(ref.path)?.data();
  const standing = standingOf(ingredient);
  const { stockStatus, stockPercentage, daysRemaining } = stored ?? {};
  if (isDeepStrictEqual({ stockStatus, stockPercentage, daysRemaining }, standing)) return;
  const update: Write = { op: 'update', path: ref.path, data: { ...stored, ...standing, updatedAt: now } };
  const alerts = await alertWrites(reads, { providerId, event, now }, ingredientId, ingredient);
  const batch = firestore.batch();
  applyWrites(batch, [update, ...alerts], reads);
  await batch.commit();
};

/**
 * Updates the stock status after a change of the ingredient's settings, in a commit of its own. Its precondition is the
 * ingredient: a command that moves the stock meanwhile sets the status itself.
 */
export const updateStanding = async (
  context: CommandContext,
  providerId: string,
  event: DueEvent,
  ingredientId: string,
): Promise<void> => {
  for (let n = 0; n < maxAttempts; n++) {
    if (n > 0) await backoff(n);
    try {
      return await attempt(context, providerId, event, ingredientId);
    } catch (error) {
      if (!isRetryable(error)) throw error;
    }
  }
  throw new Error(`the status of ${ingredientId} changes too often; deliver the event again`);
};
