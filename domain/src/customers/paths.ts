import type { Ref } from '../kernel/ref.ts';
import { providerPath } from '../provider/profile/paths.ts';

export const customersPath = (providerId: string): string => `${providerPath(providerId)}/customers`;

export const customerRef = (providerId: string, customerId: string): Ref<'customer'> => ({
  kind: 'customer',
  path: `${customersPath(providerId)}/${customerId}`,
});
