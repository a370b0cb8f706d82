import { providerPath } from '../provider/provider-paths.ts';

/** A day is spread over so many documents, so that writers rarely meet. */
export const dayShards = 4;

export const daysPath = (providerId: string): string => `${providerPath(providerId)}/days`;
