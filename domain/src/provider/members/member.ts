import type { z } from 'zod';
import type { memberSchema } from './member-schema.ts';

export type Member = Readonly<z.infer<typeof memberSchema>>;
export type MemberRole = Member['role'];
