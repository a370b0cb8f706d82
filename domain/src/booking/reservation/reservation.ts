import type { z } from 'zod';
import type { reservationSchema } from './reservation-schema.ts';

export type Reservation = Readonly<z.infer<typeof reservationSchema>>;
