import * as z from 'zod';
import { idSchema } from '../../kernel/id-schema.ts';
import { nameSchema } from '../../kernel/name-schema.ts';
import { memberRoles } from './roles.ts';

export const addMemberPayload = z.strictObject({
  userId: idSchema,
  role: z.enum(memberRoles),
  displayName: nameSchema.optional(),
});

export type AddMember = z.infer<typeof addMemberPayload>;

export const changeRolePayload = z.strictObject({ userId: idSchema, role: z.enum(memberRoles) });

export type ChangeRole = z.infer<typeof changeRolePayload>;

/** `userId` is the sender's own. */
export const answerMembershipPayload = z.strictObject({ userId: idSchema });

export type AnswerMembership = z.infer<typeof answerMembershipPayload>;

export const removeMemberPayload = z.strictObject({ userId: idSchema });

export type RemoveMember = z.infer<typeof removeMemberPayload>;

export const renameMemberPayload = z.strictObject({ userId: idSchema, displayName: nameSchema });

export type RenameMember = z.infer<typeof renameMemberPayload>;

export const handOverPayload = z.strictObject({
  userId: idSchema,
  /** The sender becomes a manager, and no longer is an owner. */
  stepDown: z.boolean().optional(),
});

export type HandOver = z.infer<typeof handOverPayload>;
