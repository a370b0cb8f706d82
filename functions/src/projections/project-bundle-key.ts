import { bundlePath } from '@counterfoil/domain';
import { newKey } from '../bundles/signed-key.ts';
import type { Projection } from './projection.ts';

const changesMembership: readonly unknown[] = ['member.deleted', 'member.roleChanged'];

/**
 * A person who left a provider, or changed role, still knows the key of its bundle. The key is replaced in the commit
 * that marks the event. They may keep the data they read, but do not see later changes.
 */
export const projectBundleKey: Projection = async ({ firestore, event, providerId, reads, now }) => {
  if (!changesMembership.includes(event.type)) return [];
  const path = bundlePath(providerId, 'house');
  await reads.read([path]);
  const stored = reads.snapshot(path)?.data();
  if (!stored) return [];
  const key = await newKey(firestore, { providerId, audience: 'house' });
  return [{ op: 'update', path, data: { ...stored, key, updatedAt: now } }];
};
