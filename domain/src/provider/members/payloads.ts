import { z } from 'zod';
import { idSchema } from '../../kernel/id-schema.ts';
import { memberRoles } from './roles.ts';

export const addMemberPayload = z.strictObject({
  userId: idSchema,
  role: z.enum(memberRoles),
  displayName: z.string().trim().min(1).max(200).optional(),
});

export type AddMember = z.infer<typeof addMemberPayload>;

export const changeRolePayload = z.strictObject({ userId: idSchema, role: z.enum(memberRoles) });

export type ChangeRole = z.infer<typeof changeRolePayload>;

/** `userId` is the sender's own. */
export const answerMembershipPayload = z.strictObject({ userId: idSchema });

export type AnswerMembership = z.infer<typeof answerMembershipPayload>;

export const removeMemberPayload = z.strictObject({ userId: idSchema });

export type RemoveMember = z.infer<typeof removeMemberPayload>;
