import type { z } from 'zod';
import type { reservationReferenceSchema } from './reference-schema.ts';

export type ReservationReference = Readonly<z.infer<typeof reservationReferenceSchema>>;
