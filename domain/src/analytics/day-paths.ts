import { providerPath } from '../provider/profile/paths.ts';

/** A day is spread over so many documents, so that writers rarely meet. */
export const dayShards = 4;

export const daysPath = (providerId: string): string => `${providerPath(providerId)}/days`;
