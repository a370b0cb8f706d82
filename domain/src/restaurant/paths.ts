import { endUserPath } from '../end-user/path.ts';
import type { Ref } from '../kernel/ref.ts';
import { providerPath } from '../provider/profile/paths.ts';

export const categoriesPath = (providerId: string): string => `${providerPath(providerId)}/categories`;

export const menuItemsPath = (providerId: string): string => `${providerPath(providerId)}/menuItems`;

export const menuItemRef = (providerId: string, menuItemId: string): Ref<'menuItem'> => ({
  kind: 'menuItem',
  path: `${menuItemsPath(providerId)}/${menuItemId}`,
});

export const tablesPath = (providerId: string): string => `${providerPath(providerId)}/tables`;

export const tableRef = (providerId: string, tableId: string): Ref<'table'> => ({
  kind: 'table',
  path: `${tablesPath(providerId)}/${tableId}`,
});

export const printersPath = (providerId: string): string => `${providerPath(providerId)}/printers`;

export const printerRef = (providerId: string, printerId: string): Ref<'printer'> => ({
  kind: 'printer',
  path: `${printersPath(providerId)}/${printerId}`,
});

export const ordersPath = (providerId: string): string => `${providerPath(providerId)}/orders`;

export const orderRef = (providerId: string, orderId: string): Ref<'order'> => ({
  kind: 'order',
  path: `${ordersPath(providerId)}/${orderId}`,
});

/** The half of an order that lies with the person it names. */
export const orderReferenceRef = (userId: string, orderId: string): Ref<'orderReference'> => ({
  kind: 'orderReference',
  path: `${endUserPath(userId)}/orders/${orderId}`,
});

export const orderNumberRef = (providerId: string, day: string, shard: number): Ref<'orderNumber'> => ({
  kind: 'orderNumber',
  path: `${providerPath(providerId)}/orderNumbers/${day}_${shard}`,
});

export const printJobsPath = (providerId: string): string => `${providerPath(providerId)}/printJobs`;

export const printJobRef = (providerId: string, printJobId: string): Ref<'printJob'> => ({
  kind: 'printJob',
  path: `${printJobsPath(providerId)}/${printJobId}`,
});
