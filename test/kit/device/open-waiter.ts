import type { Browser, BrowserContext } from 'playwright-core';
import { createPerson } from '../browser-person.ts';
import { createRestaurant } from '../restaurant.ts';
import { putMember } from '../tenant.ts';
import { openDevice } from './open-device.ts';

/** Opens a provider, and a waiter's device that watches its orders, tables and menu. */
export const openWaiter = async (browser: Browser, prepare?: (context: BrowserContext) => Promise<unknown>) => {
  const { providerId, ownerId } = await createRestaurant();
  const waiter = await createPerson('Sofia');
  await putMember(providerId, waiter.uid, 'staff');
  const device = await openDevice(browser, { providerId, person: waiter, prepare });
  await device.openWorkspace();
  await device.call('ready');
  await device.watch('openOrders', 'tables', 'menu');
  await device.until('tables', ({ data, fromCache }) => data.length === 2 && !fromCache);
  await device.until('menu', ({ data, fromCache }) => data.length > 0 && !fromCache);
  return { providerId, ownerId, device, waiter };
};
