import { backfillAppliedPayloads } from './applied-payloads.ts';
import type { Backfill } from './backfill.ts';
import { backfillBundleKeys } from './bundle-keys.ts';
import { backfillClaims } from './claims.ts';
import { backfillContacts } from './contacts.ts';
import { backfillOldRenewals } from './old-renewals.ts';

/** All steps, in their order, by the name that the report shows. */
export const backfills: Readonly<Record<string, Backfill>> = {
  claims: backfillClaims,
  bundleKeys: backfillBundleKeys,
  contacts: backfillContacts,
  appliedPayloads: backfillAppliedPayloads,
  oldRenewals: backfillOldRenewals,
};
