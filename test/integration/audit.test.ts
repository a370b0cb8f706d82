import { countersPath } from '@counterfoil/domain';
import { FieldValue } from 'firebase-admin/firestore';
import { expect, test } from 'vitest';
import { auditReservations } from '../../functions/src/audit/audit-reservations.ts';
import { auditSubscriptions } from '../../functions/src/audit/audit-subscriptions.ts';
import { firestore } from '../kit/admin.ts';
import { openClub, subscribe } from '../kit/club.ts';
import { newId } from '../kit/new-id.ts';

test('finds a missing reference, a wrong reference, and a wrong counter', async () => {
  const { providerId } = await openClub();
  const first = await subscribe(providerId, newId('user'), 'free');
  const second = await subscribe(providerId, newId('user'), 'free');
  expect(await auditSubscriptions(firestore, providerId)).toEqual({ checked: 7, broken: [] });

  const reference = (id: string) => firestore.doc(`serviceProviders/${providerId}/activeSubscriptions/${id}`);
  await reference(first.subscriptionId).update({ planName: 'Gold' });
  await reference(second.subscriptionId).delete();
  await firestore
    .doc(`${countersPath(providerId)}/0`)
    .set({ totalSubscriptions: FieldValue.increment(1) }, { merge: true });
  const { broken } = await auditSubscriptions(firestore, providerId);
  expect(broken.toSorted()).toEqual(
    [
      'totalSubscriptions: 2 full documents, the counter says 3',
      'active: 2 full documents, 1 references, the counter says 2',
      `active: the reference of ${first.subscriptionId} differs from its full document`,
      `active: the reference of ${second.subscriptionId} differs from its full document`,
    ].sort(),
  );
  expect((await auditReservations(firestore, providerId)).broken).toEqual([]);
});
