import { type Fields, secondMs } from '@counterfoil/domain';
import { expect } from 'vitest';
import { firestore } from './admin.ts';

/**
 * Waits until the document of a queued command carries its outcome. It asks again and again: an emulator listener that
 * begins in the moment of a change may miss it.
 */
export const settlement = async ({ path }: { readonly path: string }): Promise<Fields | undefined> => {
  const stored = async () => (await firestore.doc(path).get()).data();
  await expect.poll(stored, { timeout: 40 * secondMs }).not.toMatchObject({ status: 'queued' });
  return await stored();
};
