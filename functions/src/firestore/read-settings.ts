import { privateProfileRef, providerRef, providerSchema } from '@counterfoil/domain';
import { type Firestore, Timestamp } from 'firebase-admin/firestore';

interface StoredSettings {
  /** False if there is no such provider. */
  readonly exists: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
  /** The last change of them, or of the rest of the profile. */
  readonly updatedAt: Date;
}

/** A provider's settings, from members' part of the profile. Malformed ones count as none. */
export const readSettings = async (firestore: Firestore, providerId: string): Promise<StoredSettings> => {
  const refs = [privateProfileRef(providerId), providerRef(providerId)];
  const [hidden, profile] = await firestore.getAll(...refs.map(({ path }) => firestore.doc(path)));
  // Until the backfill, the profile of an earlier version holds them.
  const stored = hidden?.exists ? hidden : profile;
  const at = stored?.get('updatedAt');
  return {
    exists: profile?.exists === true,
    settings: providerSchema.shape.settings.catch({}).parse(stored?.get('settings')),
    updatedAt: at instanceof Timestamp ? at.toDate() : new Date(0),
  };
};
