import type { z } from 'zod';
import type { slotDaySchema } from './slot-day-schema.ts';

export type SlotDay = Readonly<z.infer<typeof slotDaySchema>>;
