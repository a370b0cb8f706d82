import { isDeepStrictEqual } from 'node:util';
import { memberSchema, mirrorWrite } from '@counterfoil/domain';
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { withDates } from '../firestore/with-dates.ts';
import type { Backfill } from './backfill.ts';
import { eachPage } from './each-page.ts';

/** Writes the mirror of one membership, in a transaction: a command may change the membership at the same time. */
const mirror = ({ ref }: QueryDocumentSnapshot): Promise<boolean> => {
  const { firestore } = ref;
  const provider = ref.parent.parent;
  if (provider?.parent.id !== 'serviceProviders') return Promise.resolve(false);
  return firestore.runTransaction(async (transaction) => {
    const [member, profile] = await transaction.getAll(ref, provider);
    if (!member?.exists) return false;
    const names = { providerId: provider.id, userId: ref.id, providerName: String(profile?.get('name') ?? '') };
    const write = mirrorWrite(names, memberSchema.parse(withDates(member.data())));
    const target = firestore.doc(write.path);
    const stored = withDates((await transaction.get(target)).data());
    const wanted = write.op === 'set' ? write.data : undefined;
    if (isDeepStrictEqual(stored, wanted)) return false;
    if (wanted) transaction.set(target, wanted);
    else transaction.delete(target);
    return true;
  });
};

/** Writes the memberships of before to the documents of their persons. All of them count as accepted. */
export const backfillMemberships: Backfill = async (firestore) => {
  const result = { checked: 0, changed: 0 };
  for await (const page of eachPage(firestore.collectionGroup('members'))) {
    result.checked += page.length;
    for (const member of page) if (await mirror(member)) result.changed += 1;
  }
  return result;
};
