import { providerPath } from './paths.ts';

/** For whom a data bundle is: `menu` for anybody signed in, `house` for its owner, managers and staff. */
export const bundleAudiences = ['menu', 'house'] as const;

export type BundleAudience = (typeof bundleAudiences)[number];

/** Where the key lies that opens a house's bundle. Whoever may read the document may read the bundle. */
export const bundlePath = (providerId: string, audience: BundleAudience): string =>
  `${providerPath(providerId)}/bundles/${audience}`;
