import * as z from 'zod';
import { idSchema } from '../../kernel/id-schema.ts';
import { nameSchema } from '../../kernel/name-schema.ts';
import { instantPayload } from '../../kernel/time/instant-payload.ts';
import { memberRoles } from '../members/roles.ts';

/** 22 characters of this alphabet hold 132 bits. A shorter id could be guessed. */
const secretSchema = idSchema.min(22, 'must have at least 22 characters, all random');

export const invitationPayload = z.strictObject({ invitationId: secretSchema });

export type InvitationPayload = z.infer<typeof invitationPayload>;

export const createInvitationPayload = z.strictObject({
  invitationId: secretSchema,
  role: z.enum(memberRoles),
  /** Gets a mail with the link. */
  email: z.email().max(254).toLowerCase().optional(),
  displayName: nameSchema.optional(),
  /** Fourteen days from now, unless set; at most sixty. */
  expiresAt: instantPayload.optional(),
  /** Language of the mail, as in `ar-EG`. */
  locale: z
    .string()
    .regex(/^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,3}$/, 'must be a locale such as en-GB')
    .optional(),
});

export type CreateInvitation = z.infer<typeof createInvitationPayload>;
