import * as z from 'zod';

const schema = z.looseObject({ contactRetentionDays: z.int().min(1).max(3650).optional().catch(undefined) });

/** Days after a guest's booking until the provider forgets its guest; `undefined`: never. The provider's settings say it. */
export const contactRetentionDays = (settings: unknown): number | undefined =>
  schema.safeParse(settings ?? {}).data?.contactRetentionDays;
