import { bundlePath } from '@counterfoil/domain';
import { newKey } from '../bundles/new-key.ts';
import type { Projection } from './projection.ts';

const changesMembership: readonly unknown[] = ['member.deleted', 'member.roleChanged'];

/**
 * Whoever leaves a house, or has another role in it, knows the key of its bundle still: it is replaced, in the commit that marks the
 * event. What they have read they may keep; what comes later they do not see.
 */
export const projectBundleKey: Projection = async ({ event, providerId, reads, now }) => {
  if (!changesMembership.includes(event.type)) return [];
  const path = bundlePath(providerId, 'house');
  await reads.read([path]);
  const stored = reads.snapshot(path)?.data();
  return stored ? [{ op: 'update', path, data: { ...stored, key: newKey(), updatedAt: now } }] : [];
};
