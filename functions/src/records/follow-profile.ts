import {
  type DirectoryEntry,
  directoryEntryPath,
  entryOf,
  invariant,
  isFoundAnew,
  providerRef,
  type RecordChange,
  sameValue,
} from '@counterfoil/domain';
import { type DocumentSnapshot, FieldValue, type Firestore } from 'firebase-admin/firestore';
import type { CommandContext } from '../firestore/command-context.ts';
import { isConflict } from '../firestore/commit-failure.ts';
import { decodeDocument } from '../firestore/decode-document.ts';
import { withDates } from '../firestore/with-dates.ts';

const maxRounds = 3;

/** Makes the entry what it should be, unless somebody has changed it since it was read. */
const replace = async (entry: DocumentSnapshot, wanted: DirectoryEntry | undefined): Promise<void> => {
  const { ref, updateTime } = entry;
  if (!updateTime) {
    if (wanted) await ref.create(wanted);
    return;
  }
  const guard = { lastUpdateTime: updateTime };
  if (wanted) {
    const gone = Object.keys(entry.data() ?? {}).filter((field) => !Object.hasOwn(wanted, field));
    const deleted = Object.fromEntries(gone.map((field) => [field, FieldValue.delete()]));
    await ref.update({ ...deleted, ...wanted }, guard);
  } else await ref.delete(guard);
};

/** @returns true if the entry had to change */
const follow = async (firestore: Firestore, providerId: string): Promise<boolean> => {
  const profileRef = providerRef(providerId);
  const refs = [profileRef.path, directoryEntryPath(providerId)].map((path) => firestore.doc(path));
  const [profile, entry] = await firestore.getAll(...refs);
  invariant(profile && entry, 'two documents were asked for');
  const wanted = profile.exists ? entryOf(decodeDocument(profileRef, profile)) : undefined;
  if (sameValue(withDates(entry.data()), wanted)) return false;
  await replace(entry, wanted);
  return true;
};

/**
 * Lets the directory follow a profile that a device, or an earlier version, has changed without it. A command changes
 * both in one commit, and then there is nothing left to do. The profile itself needs no guard: its next change comes
 * here again.
 *
 * @returns true if this call changed the directory
 */
export const followProfile = async (
  { firestore }: CommandContext,
  { kind, providerId, before, after }: RecordChange,
): Promise<boolean> => {
  if (kind !== 'provider' || !isFoundAnew(before, after)) return false;
  for (let round = 1; ; round += 1) {
    try {
      return await follow(firestore, providerId);
    } catch (error) {
      if (!isConflict(error) || round === maxRounds) throw error;
    }
  }
};
