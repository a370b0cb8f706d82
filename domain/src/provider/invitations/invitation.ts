import * as z from 'zod';
import { memberRoles } from '../members/roles.ts';
import { invitationStatuses } from './status.ts';

/**
 * `serviceProviders/{pid}/invitations/{id}`. The id is the secret of the link, and lets its reader accept. Events name
 * the invitation by its `code` instead, because staff read them.
 */
export const invitationSchema = z.object({
  role: z.enum(memberRoles),
  status: z.enum(invitationStatuses),
  /** Names the invitation in events. Nobody can compute the id from it. */
  code: z.string(),
  /** Only somebody who has proved to read mail at this address may accept. In lower case. */
  email: z.string().optional(),
  /** The new member's name among colleagues. */
  displayName: z.string().optional(),
  /** Language of the mail. */
  locale: z.string().optional(),
  expiresAt: z.date(),
  createdBy: z.string(),
  acceptedBy: z.string().optional(),
  version: z.int().positive(),
  lastCommandId: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
  /** When Firestore's TTL policy may delete it. */
  expireAt: z.date(),
  /** When the mail needs attention; `null` or absent if it needs none. Functions send it. */
  nextAttemptAt: z.date().nullish(),
  shard: z.int().optional(),
  /** The state of the mail, as functions leave it. */
  mail: z.looseObject({ state: z.string(), reason: z.string().optional() }).optional(),
});

export type Invitation = Readonly<z.infer<typeof invitationSchema>>;
