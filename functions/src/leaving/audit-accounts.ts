import { type Finding, isPseudonym, leavingPath } from '@counterfoil/domain';
import type { Auth } from 'firebase-admin/auth';
import type { Firestore } from 'firebase-admin/firestore';
import type { AuditReport } from '../audit/audit.ts';

/** Auth answers for so many people at once. */
const pageSize = 100;

type AuthCalls = Pick<Auth, 'getUsers'>;

/**
 * Finds people with documents and without an account, unless their erasure is under way. Somebody has deleted the
 * account in the console. One check per person.
 */
export const auditAccounts = async (firestore: Firestore, auth: AuthCalls): Promise<AuditReport> => {
  const people = (await firestore.collection('endUsers').listDocuments()).filter(({ id }) => !isPseudonym(id));
  const broken: Finding[] = [];
  for (let n = 0; n < people.length; n += pageSize) {
    const page = people.slice(n, n + pageSize);
    const { users } = await auth.getUsers(page.map(({ id }) => ({ uid: id })));
    const known = new Set(users.map(({ uid }) => uid));
    const gone = page.filter(({ id }) => !known.has(id));
    if (gone.length === 0) continue;
    const leavings = await firestore.getAll(...gone.map(({ id }) => firestore.doc(leavingPath(id))));
    for (const [place, { path }] of gone.entries()) {
      if (leavings[place]?.exists) continue;
      const [expected, found] = [{ account: true }, { account: false }];
      broken.push({ audit: 'accounts', what: 'account.missing', where: path, from: [], expected, found });
    }
  }
  return { checked: people.length, broken };
};
