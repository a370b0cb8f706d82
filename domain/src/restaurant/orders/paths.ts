import { endUserPath } from '../../end-user/path.ts';
import type { Ref } from '../../kernel/ref.ts';
import { providerPath } from '../../provider/profile/paths.ts';

export const ordersPath = (providerId: string): string => `${providerPath(providerId)}/orders`;

export const orderRef = (providerId: string, orderId: string): Ref<'order'> => ({
  kind: 'order',
  path: `${ordersPath(providerId)}/${orderId}`,
});

export const orderContactRef = (providerId: string, orderId: string): Ref<'orderContact'> => ({
  kind: 'orderContact',
  path: `${ordersPath(providerId)}/${orderId}/private/contact`,
});

/** The reference of an order, which belongs to the customer it names. */
export const orderReferenceRef = (userId: string, orderId: string): Ref<'orderReference'> => ({
  kind: 'orderReference',
  path: `${endUserPath(userId)}/orders/${orderId}`,
});

export const orderNumberRef = (providerId: string, id: string): Ref<'orderNumber'> => ({
  kind: 'orderNumber',
  path: `${providerPath(providerId)}/orderNumbers/${id}`,
});
