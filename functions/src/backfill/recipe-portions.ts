import { FieldValue, type QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { isConflict } from '../firestore/commit-failure.ts';
import type { Backfill } from './backfill.ts';
import { eachPage } from './each-page.ts';

const hasPortions = (recipe: QueryDocumentSnapshot): boolean => Number(recipe.get('maxPossibleQuantity')) > 0;

/** Returns false if somebody else changes the recipe at this moment. */
const drop = async ({ ref, updateTime }: QueryDocumentSnapshot): Promise<boolean> => {
  try {
    await ref.update({ maxPossibleQuantity: FieldValue.delete() }, { lastUpdateTime: updateTime });
    return true;
  } catch (error) {
    if (isConflict(error)) return false;
    throw error;
  }
};

/** Drops the numbers of portions that earlier versions stored. Nothing updates them any more, and readers ignore them. */
export const backfillRecipePortions: Backfill = async (firestore) => {
  const result = { checked: 0, changed: 0 };
  for await (const page of eachPage(firestore.collectionGroup('recipes'))) {
    const dropped = await Promise.all(page.filter(hasPortions).map(drop));
    result.checked += page.length;
    result.changed += dropped.filter(Boolean).length;
  }
  return result;
};
