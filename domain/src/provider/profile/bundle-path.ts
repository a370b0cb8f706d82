import { providerPath } from './paths.ts';

/** Audience of a data bundle: `menu` for every signed-in user, `house` for owner, manager and staff. */
export const bundleAudiences = ['menu', 'house'] as const;

export type BundleAudience = (typeof bundleAudiences)[number];

/** Path of the document with the key of a tenant's bundle. Permission to read it implies access to the bundle. */
export const bundlePath = (providerId: string, audience: BundleAudience): string =>
  `${providerPath(providerId)}/bundles/${audience}`;
