import type { BundleAudience } from '../provider/profile/bundle-path.ts';
import type { Query } from '../queries/query.ts';
import { recordKinds } from './record-kinds.ts';

/**
 * The lists in a provider's data bundle. Clients listen to exactly these queries: the SDK looks up a cached query by
 * order and limit, too.
 */
export const bundleQueries = (providerId: string, audience: BundleAudience): Query[] =>
  Object.values(recordKinds).flatMap(({ bundle, list }) => (bundle === audience && list ? [list(providerId)] : []));
