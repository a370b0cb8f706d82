import type { Identified, MenuItem } from '@counterfoil/client';
import { providerMenuItems, providerOrders } from '@counterfoil/domain';
import { getFirestore } from 'firebase/firestore';
import { expect, test } from 'vitest';
import type { Connection } from '../../client/src/connection/connection.ts';
import { isBehind } from '../../client/src/workspace/is-behind.lazy.ts';
import { firestore } from '../kit/admin.ts';
import { eventually } from '../kit/eventually.ts';
import { createRestaurant } from '../kit/restaurant.ts';
import { signIn } from '../kit/user.ts';

test("reports a device as behind when it misses a server change, regardless of the device's clock", async () => {
  const { providerId, staffId } = await createRestaurant();
  const waiter = await signIn(staffId);
  const connection = { firestore: () => getFirestore(waiter.app) } as unknown as Connection;
  const path = firestore.doc(`serviceProviders/${providerId}/menuItems/cola`);
  await path.update({ updatedAt: new Date(), name: 'Cola 0.2' });
  const menu = await eventually(waiter.counterfoil.provider(providerId).menu(), ({ fromCache }) => !fromCache);
  const times = menu.data.map(
    ({ updatedAt }: Identified<MenuItem> & { updatedAt?: Date }) => updatedAt?.getTime() ?? 0,
  );
  const latest = new Date(Math.max(...times));
  const before = new Date(latest.getTime() - 1);

  const behind = (changedAt: () => Date | undefined) => isBehind(connection, providerMenuItems(providerId), changedAt);
  let asked = 0;
  const answers = [
    behind(() => latest),
    behind(() => before),
    behind(() => undefined),
    // A change from a moment ago may still be in transit.
    behind(() => (asked++ === 0 ? before : latest)),
    // An empty list on the server has no newest change.
    isBehind(connection, providerOrders(providerId, { open: true }), () => undefined),
  ];
  expect(await Promise.all(answers)).toEqual([false, true, true, false, false]);
  await waiter.close();
}, 20_000);
