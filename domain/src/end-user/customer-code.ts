import * as z from 'zod';

/**
 * `customerCodes/{code}`: names its person to a provider for some minutes, once. The person's app writes it, under the
 * security rules, and shows the code.
 */
export const customerCodeSchema = z.object({
  userId: z.string(),
  /** At most ten minutes after its creation. */
  expireAt: z.date(),
});

export type CustomerCode = Readonly<z.infer<typeof customerCodeSchema>>;
