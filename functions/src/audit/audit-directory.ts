import { directoryEntryPath, entryOf, providerRef, providerSchema, sameValue } from '@counterfoil/domain';
import { FieldPath, type Firestore } from 'firebase-admin/firestore';
import { withDates } from '../firestore/with-dates.ts';
import type { AuditReport } from './audit-references.ts';

/** Checks that a provider's entry in the directory is what its profile says: there, and of this content, or absent. */
export const auditDirectory = async (firestore: Firestore, providerId: string): Promise<AuditReport> => {
  const paths = [providerRef(providerId).path, directoryEntryPath(providerId)];
  const [profile, entry] = await firestore.getAll(...paths.map((path) => firestore.doc(path)));
  const wanted = profile?.exists ? entryOf(providerSchema.parse(withDates(profile.data()))) : undefined;
  const stored = entry?.exists ? (withDates(entry.data()) as object) : undefined;
  // A function that repeats settings changes the profile's time, and nothing that people find.
  const comparable = (found: object | undefined) => found && { ...found, updatedAt: undefined };
  if (sameValue(comparable(stored), comparable(wanted))) return { checked: 1, broken: [] };
  if (!stored) return { checked: 1, broken: [`${providerId} is listed and has no entry`] };
  const what = wanted ? 'an entry that differs from its profile' : 'an entry and is not listed';
  return { checked: 1, broken: [`${providerId} has ${what}`] };
};

const pageSize = 300;

/** Finds entries of providers that do not exist, a page at a time. They belong to nobody whose audit would find them. */
export const auditStrayEntries = async (firestore: Firestore): Promise<AuditReport> => {
  const entries = firestore.collection('directory').orderBy(FieldPath.documentId()).select().limit(pageSize);
  const broken: string[] = [];
  let checked = 0;
  for (let page = await entries.get(); ; page = await entries.startAfter(page.docs.at(-1)).get()) {
    if (page.empty) return { checked, broken };
    checked += page.size;
    const profiles = page.docs.map(({ id }) => firestore.doc(providerRef(id).path));
    const found = await firestore.getAll(...profiles, { fieldMask: ['kind'] });
    broken.push(...found.filter(({ exists }) => !exists).map(({ id }) => `${id} has an entry and does not exist`));
  }
};
