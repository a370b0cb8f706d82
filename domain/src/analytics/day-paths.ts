import { providerPath } from '../provider/profile/paths.ts';

/** Each day spreads over this many documents, so concurrent writers rarely conflict. */
export const dayShards = 4;

export const daysPath = (providerId: string): string => `${providerPath(providerId)}/days`;
