import * as z from 'zod';

/**
 * `serviceProviders/{pid}/reservationClaims/{id}` and `…/subscriptionClaims/{id}`: proof that an id is taken, and by
 * whom: absent while the booking of a guest lies with the provider. References move between collections; a claim stays at one address, so its creation is the guard of the id.
 */
export const claimSchema = z.object({ userId: z.string().optional(), createdAt: z.date(), updatedAt: z.date() });

export type Claim = Readonly<z.infer<typeof claimSchema>>;
