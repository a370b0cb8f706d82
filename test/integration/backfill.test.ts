import { expect, test } from 'vitest';
import { backfillBundleKeys } from '../../functions/src/backfill/bundle-keys.ts';
import { backfillClaims } from '../../functions/src/backfill/claims.ts';
import { openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, run, userActor } from '../kit/run.ts';
import { createTenant, inDays } from '../kit/tenant.ts';

/** A database of its own: a backfill reads everything. */
const apart = openDatabase('backfill');

test('claims the ids of earlier bookings, once', async () => {
  const { providerId } = await createTenant({ database: apart });
  const payload = { reservationId: newId('b'), serviceId: 'cut', startTime: inDays(4).toISOString(), partySize: 1 };
  const book = () =>
    run(userActor(newId('user')), makeCommand('reservation.create', providerId, payload), new Date(), apart);
  await mustRun(userActor(newId('user')), makeCommand('reservation.create', providerId, payload), new Date(), apart);
  await apart.doc(`serviceProviders/${providerId}/reservationClaims/${payload.reservationId}`).delete();

  expect(await backfillClaims(apart)).toEqual({ checked: 1, changed: 1 });
  expect(await backfillClaims(apart)).toEqual({ checked: 1, changed: 0 });
  expect(await book()).toMatchObject({ outcome: 'rejected', rejection: { code: 'already-exists' } });
});

test('replaces the keys of data bundles that nobody signed, once', async () => {
  const bundle = apart.doc(`serviceProviders/${newId('salon')}/bundles/house`);
  await bundle.set({ key: 'unsigned-key-of-before', createdAt: new Date(), updatedAt: new Date() });
  expect(await backfillBundleKeys(apart)).toEqual({ checked: 1, changed: 1 });
  expect((await bundle.get()).get('key')).toMatch(/^[\w-]{44}$/);
  expect(await backfillBundleKeys(apart)).toEqual({ checked: 1, changed: 0 });
});
