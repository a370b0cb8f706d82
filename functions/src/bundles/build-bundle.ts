import { type BundleAudience, bundleQueries, providerPath } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { toQuery } from '../firestore/to-query.ts';

/** A house's lists as the SDKs load them: each as the query that clients listen to, under the path of its collection. */
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
  // A device that has a newer bundle of the same id leaves this one alone.
  const bundle = firestore.bundle(`${providerId}/${audience}`);
  if (profile) bundle.add(profile);
  for (const [n, { collection }] of queries.entries()) {
    const list = lists[n];
    if (list) bundle.add(collection, list);
  }
  return bundle.build();
};
