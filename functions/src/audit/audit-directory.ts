import {
  differingFields,
  directoryEntryPath,
  directoryEntrySchema,
  entryOf,
  type Finding,
  providerRef,
  providerSchema,
  storedFields,
  told,
  toldFields,
} from '@counterfoil/domain';
import { FieldPath, type Firestore } from 'firebase-admin/firestore';
import { type AuditReport, audit } from './audit.ts';
import { readAt } from './read-documents.ts';

/** Checks that a provider's entry in the directory is what its profile says: there, and of this content, or absent. */
export const auditDirectory = audit(async (moment, providerId) => {
  const [profilePath, where] = [providerRef(providerId).path, directoryEntryPath(providerId)];
  const profile = (await readAt(moment, [profilePath], providerSchema)).get(profilePath);
  const entry = (await readAt(moment, [where], directoryEntrySchema)).get(where);
  const wanted = profile && entryOf(profile);
  const finding = { audit: 'directory', where, from: [] } as const;
  const broken = ((): Finding[] => {
    if (!wanted) return entry ? [{ ...finding, what: 'directoryEntry.stray', expected: null, found: told(entry) }] : [];
    if (!entry) return [{ ...finding, what: 'directoryEntry.missing', expected: told(wanted), found: null }];
    // A function that repeats settings changes the profile's time, and nothing that people find.
    const fields = differingFields(storedFields(wanted), entry).filter((field) => field !== 'updatedAt');
    if (fields.length === 0) return [];
    const [expected, found] = [toldFields(wanted, fields), toldFields(entry, fields)];
    return [{ ...finding, what: 'directoryEntry.differs', expected, found }];
  })();
  return { checked: 1, broken };
});

const pageSize = 300;

/** Finds entries of providers that do not exist, a page at a time. They belong to nobody whose audit would find them. */
export const auditStrayEntries = async (firestore: Firestore): Promise<AuditReport> => {
  const entries = firestore.collection('directory').orderBy(FieldPath.documentId()).select().limit(pageSize);
  const broken: Finding[] = [];
  let checked = 0;
  for (let page = await entries.get(); ; page = await entries.startAfter(page.docs.at(-1)).get()) {
    if (page.empty) return { checked, broken };
    checked += page.size;
    const profiles = page.docs.map(({ id }) => firestore.doc(providerRef(id).path));
    const found = await firestore.getAll(...profiles, { fieldMask: ['kind'] });
    for (const { id } of found.filter(({ exists }) => !exists)) {
      const [expected, stray] = [null, { providerId: id }];
      const where = directoryEntryPath(id);
      broken.push({ audit: 'directory', what: 'directoryEntry.stray', where, from: [], expected, found: stray });
    }
  }
};
