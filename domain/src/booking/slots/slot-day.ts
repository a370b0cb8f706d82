import type { z } from 'zod';
import type { Ref } from '../../kernel/ref.ts';
import type { slotDaySchema } from './slot-day-schema.ts';

export type SlotDay = Readonly<z.infer<typeof slotDaySchema>>;

export const slotDayRef = (providerId: string, serviceId: string, day: string): Ref<'slotDay'> => ({
  kind: 'slotDay',
  path: `serviceProviders/${providerId}/slots/${serviceId}_${day}`,
});
