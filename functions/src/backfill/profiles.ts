import { type Fields, isWhole, type PrivateProfile, privateProfileRef, splitProfile } from '@counterfoil/domain';
import { FieldValue, type QueryDocumentSnapshot } from 'firebase-admin/firestore';
import type { Backfill } from './backfill.ts';
import { eachPage } from './each-page.ts';

type Stored = Parameters<typeof splitProfile>[0];

/** The earlier version may have written to a profile that this one had split before: its word is the later one. */
const wholeOf = (profile: Fields, hidden: Fields | undefined): Stored => {
  const { settings = {}, lastCommandId = '', ownerIds } = profile;
  return {
    ...profile,
    lastCommandId,
    ownerIds: ownerIds ?? hidden?.ownerIds,
    settings: { ...Object(hidden?.settings), ...Object(settings) },
  } as Stored;
};

const split = (document: QueryDocumentSnapshot): Promise<boolean> => {
  const { ref } = document;
  const { firestore } = ref;
  const members = firestore.doc(privateProfileRef(ref.id).path);
  return firestore.runTransaction(async (transaction) => {
    const [profile, hidden] = await transaction.getAll(ref, members);
    const stored = profile?.data();
    if (!stored || !(isWhole(stored) || 'ownerIds' in stored)) return false;
    const before = hidden?.data() as PrivateProfile | undefined;
    const parts = splitProfile(wholeOf(stored, before), before);
    const { settings, lastCommandId } = parts.everybody;
    transaction.update(ref, { settings, lastCommandId, ownerIds: FieldValue.delete() });
    transaction.set(members, parts.members, { merge: true });
    return true;
  });
};

/**
 * Moves owners, settings and the last command from each profile to the part that only members read. Earlier versions
 * read them in the profile, so it waits for their end.
 */
export const backfillProfiles: Backfill = async (firestore) => {
  const result = { checked: 0, changed: 0 };
  for await (const page of eachPage(firestore.collection('serviceProviders'))) {
    result.checked += page.length;
    for (const provider of page) if (await split(provider)) result.changed += 1;
  }
  return result;
};
