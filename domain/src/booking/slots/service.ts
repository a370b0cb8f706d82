import type { z } from 'zod';
import type { Ref } from '../../kernel/ref.ts';
import type { serviceSchema } from './service-schema.ts';

export const confirmationModes = ['payment', 'automatic', 'manual'] as const;

export type Service = Readonly<z.infer<typeof serviceSchema>>;

export const serviceRef = (providerId: string, serviceId: string): Ref<'service'> => ({
  kind: 'service',
  path: `serviceProviders/${providerId}/services/${serviceId}`,
});
