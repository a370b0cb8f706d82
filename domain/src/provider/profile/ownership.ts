import * as z from 'zod';

/**
 * The owners of a tenant, on the document of its profile. Commands on memberships read this part alone, so that a
 * malformed profile keeps nobody from removing a member. All other fields pass unchecked.
 */
export const ownershipSchema = z.looseObject({
  ownerId: z.string(),
  ownerIds: z.array(z.string()).min(1).optional(),
  version: z.int().positive(),
});

export type Ownership = Readonly<z.infer<typeof ownershipSchema>>;
