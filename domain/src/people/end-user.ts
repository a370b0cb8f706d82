import { z } from 'zod';
import type { Ref } from '../kernel/ref.ts';

/** `endUsers/{uid}`: written by the user; may not exist yet. */
export const endUserSchema = z.object({
  displayName: z.string().optional(),
  email: z.string().optional(),
  locale: z.string().optional(),
});

export type EndUser = Readonly<z.infer<typeof endUserSchema>>;

export const endUserPath = (uid: string): string => `endUsers/${uid}`;

export const endUserRef = (uid: string): Ref<'endUser'> => ({ kind: 'endUser', path: endUserPath(uid) });
