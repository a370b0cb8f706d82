import type { Identified, MenuItem } from '@counterfoil/client';
import { providerMenuItems, providerOrders } from '@counterfoil/domain';
import { getFirestore } from 'firebase/firestore';
import { expect, test } from 'vitest';
import type { Connection } from '../../client/src/connection.ts';
import { isBehind } from '../../client/src/on-demand/is-behind.ts';
import { firestore } from '../kit/admin.ts';
import { eventually } from '../kit/eventually.ts';
import { createRestaurant } from '../kit/restaurant.ts';
import { signIn } from '../kit/user.ts';

test('a device is behind when the server has changed something a while ago that it has not heard of', async () => {
  const { providerId, staffId } = await createRestaurant();
  const waiter = await signIn(staffId);
  const connection = { firestore: () => getFirestore(waiter.app) } as unknown as Connection;
  const path = firestore.doc(`serviceProviders/${providerId}/menuItems/cola`);
  const changedAt = new Date(Date.now() - 60_000);
  await path.update({ updatedAt: changedAt, name: 'Cola 0.2' });
  await firestore.doc(`serviceProviders/${providerId}/menuItems/margherita`).update({ updatedAt: new Date(0) });
  const menu = await eventually(waiter.counterfoil.provider(providerId).menu(), ({ fromCache }) => !fromCache);
  const known = menu.data.map(
    ({ updatedAt }: Identified<MenuItem> & { updatedAt?: Date }) => updatedAt?.getTime() ?? 0,
  );
  const latest = new Date(Math.max(...known));

  const asked = (since?: Date) => isBehind(connection, providerMenuItems(providerId), since);
  expect([await asked(latest), await asked(new Date(changedAt.getTime() - 1)), await asked()]).toEqual([
    false,
    true,
    true,
  ]);
  // What was changed a moment ago may be on its way.
  await path.update({ updatedAt: new Date() });
  expect(await asked(latest)).toBe(false);
  // An empty list can miss nothing that it does not show.
  expect(await isBehind(connection, providerOrders(providerId, { open: true }))).toBe(false);
  await waiter.close();
});
