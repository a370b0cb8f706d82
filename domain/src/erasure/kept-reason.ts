import { parties } from '../booking/shared/party.ts';
import { providerReason } from '../booking/shared/provider-reason.ts';
import type { Fields } from '../kernel/write.ts';

/** A typed reason goes. The words that only the provider side sets stay, because statistics tell by them. */
export const keptReason = (by: unknown, reason: unknown, field: string): Fields => {
  const party = parties.find((known) => known === by);
  const kept = providerReason(party, typeof reason === 'string' ? reason : undefined);
  return kept ? { [field]: kept } : {};
};
