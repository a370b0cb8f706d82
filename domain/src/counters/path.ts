import { providerPath } from '../provider/profile/paths.ts';

export const countersPath = (providerId: string): string => `${providerPath(providerId)}/counters`;
