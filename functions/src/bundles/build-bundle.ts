import { type BundleAudience, bundleQueries, providerPath } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { toQuery } from '../firestore/to-query.ts';

/**
 * Builds a provider's lists as a Firestore data bundle. Each list is the query that clients listen to, named after its
 * collection.
 */
export const buildBundle = async (
  firestore: Firestore,
  providerId: string,
  audience: BundleAudience,
): Promise<Buffer> => {
  const queries = bundleQueries(providerId, audience);
  const [profile, ...lists] = await Promise.all([
    audience === 'menu' ? firestore.doc(providerPath(providerId)).get() : undefined,
    ...queries.map((query) => toQuery(firestore, query).get()),
  ]);
  // The SDK ignores a bundle if the device already loaded a newer one with the same id.
  const bundle = firestore.bundle(`${providerId}/${audience}`);
  if (profile) bundle.add(profile);
  for (const [n, { collection }] of queries.entries()) {
    const list = lists[n];
    if (list) bundle.add(collection, list);
  }
  return bundle.build();
};
