import { providerPath } from '../provider/provider-paths.ts';

export const countersPath = (providerId: string): string => `${providerPath(providerId)}/counters`;
