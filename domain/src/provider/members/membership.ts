import * as z from 'zod';
import { memberRoles } from './roles.ts';

/**
 * `endUsers/{uid}/memberships/{pid}`: the person's own view of a membership. Role and name appear once the person has
 * accepted: nobody may write words into another person's app.
 */
export const membershipSchema = z.object({
  providerId: z.string(),
  userId: z.string(),
  role: z.enum(memberRoles).optional(),
  /** As it was at the last change of the membership. */
  providerName: z.string().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type Membership = Readonly<z.infer<typeof membershipSchema>>;
