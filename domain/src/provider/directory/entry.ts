import * as z from 'zod';
import { placeSchema } from '../profile/listing.ts';

/** `directory/{pid}`: a listed provider, as people find it. Derived from the profile; only functions write it. */
export const directoryEntrySchema = z.object({
  name: z.string(),
  kind: z.string(),
  shortAddress: z.string().optional(),
  text: z.string().optional(),
  place: placeSchema.optional(),
  /** The name as it is searched and sorted. */
  nameKey: z.string(),
  prefixes: z.array(z.string()),
  cells: z.array(z.string()),
  /** When the provider was listed. */
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type DirectoryEntry = Readonly<z.infer<typeof directoryEntrySchema>>;
