import type { z } from 'zod';
import type { reminderSchema } from './reminder-schema.ts';

export type Reminder = Readonly<z.infer<typeof reminderSchema>>;
