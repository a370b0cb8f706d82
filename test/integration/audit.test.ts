import { countersPath } from '@counterfoil/domain';
import { FieldValue } from 'firebase-admin/firestore';
import { expect, test } from 'vitest';
import { auditReservations } from '../../functions/src/audit/audit-reservations.ts';
import { auditSubscriptions } from '../../functions/src/audit/audit-subscriptions.ts';
import { firestore } from '../kit/admin.ts';
import { free, openClub, subscribe } from '../kit/club.ts';
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
  expect(broken).toHaveLength(3);
  expect(broken).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        what: 'subscriptionReference.differs',
        where: reference(first.subscriptionId).path,
        expected: { planName: free.name },
        found: { planName: 'Gold' },
      }),
      expect.objectContaining({ what: 'subscriptionReference.missing', where: reference(second.subscriptionId).path }),
      expect.objectContaining({
        what: 'counter.differs',
        expected: { totalSubscriptions: 2 },
        found: { totalSubscriptions: 3 },
      }),
    ]),
  );
  expect((await auditReservations(firestore, providerId)).broken).toEqual([]);
});
