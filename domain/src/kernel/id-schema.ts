import { z } from 'zod';

/** Ids of documents and commands. What Firestore reserves (`__…__`) is refused too. */
export const idSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,128}$/, '1 to 128 characters of A–Z a–z 0–9 _ -')
  .refine((id) => !/^__.*__$/.test(id), 'must not start and end with two underscores');
