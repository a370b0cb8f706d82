import * as z from 'zod';
import { memberRoles } from './roles.ts';

/** `serviceProviders/{pid}/members/{uid}` */
export const memberSchema = z.object({
  role: z.enum(memberRoles),
  active: z.boolean(),
  displayName: z.string().optional(),
  /** 2: the person has to accept. Absent with members of earlier versions. */
  schema: z.int().optional(),
  /** When the person accepted the membership. */
  acceptedAt: z.date().optional(),
  version: z.int().positive(),
  lastCommandId: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type Member = Readonly<z.infer<typeof memberSchema>>;
export type MemberRole = Member['role'];
