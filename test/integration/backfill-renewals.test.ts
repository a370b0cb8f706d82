import { FieldValue } from 'firebase-admin/firestore';
import { expect, test } from 'vitest';
import { backfillOldRenewals } from '../../functions/src/backfill/old-renewals.ts';
import { openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, systemActor, userActor } from '../kit/run.ts';
import { createTenant, price } from '../kit/tenant.ts';

const ago = (days: number): Date => new Date(Date.now() - days * 86_400_000);

test('drops the old unpaid renewals without a hold once, and no other', async () => {
  const firestore = openDatabase(newId('renewals'));
  const { providerId } = await createTenant({ database: firestore });
  const plan = { name: 'Club', periodMonths: 12, price, createdAt: ago(90), updatedAt: ago(90) };
  await firestore.doc(`serviceProviders/${providerId}/plans/club`).set(plan);

  /** A paid subscription with an unpaid renewal; stored without a hold if an older version requested it. */
  const renewing = async (requested: Date, old: boolean) => {
    const [userId, subscriptionId] = [newId('user'), newId('club')];
    const target = { userId, subscriptionId };
    const payment = { ...target, paymentId: newId('pi'), gateway: 'stripe', amount: price };
    const user = userActor(userId);
    const create = makeCommand('subscription.create', providerId, { subscriptionId, planId: 'club' });
    await mustRun(user, create, ago(60), firestore);
    await mustRun(systemActor, makeCommand('subscription.confirmPayment', providerId, payment), ago(60), firestore);
    await mustRun(user, makeCommand('subscription.renew', providerId, { subscriptionId }), requested, firestore);
    const document = firestore.doc(`endUsers/${userId}/subscriptions/${subscriptionId}`);
    if (old) await document.update({ holdExpiresAt: FieldValue.delete() });
    return async () => (await document.get()).get('paymentStatus');
  };

  const overdue = await renewing(ago(40), true);
  const fresh = await renewing(ago(0.5), true);
  const current = await renewing(ago(40), false);
  expect(await backfillOldRenewals(firestore)).toEqual({ checked: 3, changed: 1 });
  expect([await overdue(), await fresh(), await current()]).toEqual(['paid', 'pending', 'pending']);
  expect(await backfillOldRenewals(firestore)).toEqual({ checked: 3, changed: 0 });
});
