import {
  privateProfileRef,
  privateProfileSchema,
  providerPath,
  publicPart,
  type RecordChange,
  sameValue,
} from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import { withDates } from '../firestore/with-dates.ts';

/**
 * Repeats the settings that everybody may know in the profile, after a device has changed members' part of it. A command
 * changes both in one commit, and then there is nothing left to do.
 *
 * @returns true if this call changed the profile
 */
export const followSettings = async (
  { firestore, clock }: CommandContext,
  { kind, providerId }: Pick<RecordChange, 'kind' | 'providerId'>,
): Promise<boolean> => {
  if (kind !== 'privateProfile') return false;
  const refs = [privateProfileRef(providerId).path, providerPath(providerId)].map((path) => firestore.doc(path));
  return await firestore.runTransaction(async (transaction) => {
    const [hidden, profile] = await transaction.getAll(...refs);
    if (!hidden?.exists || !profile?.exists) return false;
    const settings = publicPart(privateProfileSchema.parse(withDates(hidden.data())).settings);
    if (sameValue(profile.get('settings'), settings)) return false;
    transaction.update(profile.ref, { settings, updatedAt: clock() });
    return true;
  });
};
