import type { Ref } from '../../kernel/ref.ts';
import { providerPath } from '../../provider/profile/paths.ts';

export const serviceRef = (providerId: string, serviceId: string): Ref<'service'> => ({
  kind: 'service',
  path: `${providerPath(providerId)}/services/${serviceId}`,
});

export const slotDayRef = (providerId: string, serviceId: string, day: string): Ref<'slotDay'> => ({
  kind: 'slotDay',
  path: `${providerPath(providerId)}/slots/${serviceId}_${day}`,
});
