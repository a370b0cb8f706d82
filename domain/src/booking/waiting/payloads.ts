import * as z from 'zod';

/** `day`: the UTC day of the slots for which people wait. */
export const serveWaitingListPayload = z.strictObject({ day: z.iso.date() });
export type ServeWaitingList = z.infer<typeof serveWaitingListPayload>;
