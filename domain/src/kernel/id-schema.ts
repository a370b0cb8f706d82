import * as z from 'zod';

/** Ids of documents and commands. Rejects the ids that Firestore reserves (`__…__`), too. */
export const idSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,128}$/, 'must be 1 to 128 characters of A–Z a–z 0–9 _ -')
  .refine((id) => !/^__.*__$/.test(id), 'must not start and end with two underscores');

/**
 * Ids of commands and changes that the system derives from their cause, such as `expire~{hash}`. The tilde is outside
 * the alphabet of devices, so nobody can use such an id first.
 */
export const derivedIdSchema = z.string().regex(/^[a-z]{1,20}~[A-Za-z0-9_-]{1,100}$/, 'must be a derived id');
