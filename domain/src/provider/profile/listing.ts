import * as z from 'zod';
import { isPlain } from '../../kernel/name-schema.ts';

/** Degrees, by WGS 84, as a device's location has them. */
export const placeSchema = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});

export type Place = Readonly<z.infer<typeof placeSchema>>;

const text = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine(isPlain, 'must have no control characters, no marks of direction and no web address');

/** The payload of `provider.list`. It replaces what an earlier one has said. */
export const listPayload = z.strictObject({
  place: placeSchema.optional(),
  /** One line below the name, such as street and town. */
  text: text.optional(),
});

export type ListProvider = z.infer<typeof listPayload>;

export const unlistPayload = z.strictObject({});

/** How a profile appears in the directory. Absent: the provider is not listed. */
export const listingSchema = z.object({
  place: placeSchema.optional(),
  text: z.string().optional(),
  listedAt: z.date(),
});

export type Listing = Readonly<z.infer<typeof listingSchema>>;
