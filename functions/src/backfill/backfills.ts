import { backfillAppliedPayloads } from './applied-payloads.ts';
import type { Backfill } from './backfill.ts';
import { backfillBundleKeys } from './bundle-keys.ts';
import { backfillClaims } from './claims.ts';
import { backfillContacts } from './contacts.ts';
import { backfillExpiries } from './expiries.ts';
import { backfillFailedEvents } from './failed-events.ts';
import { backfillMemberships } from './memberships.ts';
import { backfillOldRenewals } from './old-renewals.ts';
import { backfillPayments } from './payments.ts';
import { backfillProfiles } from './profiles.ts';
import { backfillRecipePortions } from './recipe-portions.ts';
import { backfillRefunds } from './refunds.ts';
import { backfillShards } from './shards.ts';
import { backfillSlots } from './slots.ts';

type Backfills = Readonly<Record<string, Backfill>>;

/** Steps that may run before a deploy and after it, in their order, by the name that the report shows. */
export const backfills: Backfills = {
  claims: backfillClaims,
  bundleKeys: backfillBundleKeys,
  failedEvents: backfillFailedEvents,
  expiries: backfillExpiries,
  contacts: backfillContacts,
  memberships: backfillMemberships,
  appliedPayloads: backfillAppliedPayloads,
  oldRenewals: backfillOldRenewals,
  payments: backfillPayments,
  refunds: backfillRefunds,
  shards: backfillShards,
};

/** Steps that may only run when no instance of an earlier version is left. */
export const backfillsAfterDeploy: Backfills = {
  slots: backfillSlots,
  recipePortions: backfillRecipePortions,
  profiles: backfillProfiles,
};
