import * as z from 'zod';

/** Only ASCII, so that no letter of another script can look like one of them. */
const shortAddress = z
  .string()
  .regex(
    /^(?=.{3,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'must be 3 to 40 of a–z 0–9 -, begin with a letter, as in nail-bar',
  );

/** The payload of `provider.setShortAddress`. `null`: the provider shows none. */
export const setShortAddressPayload = z.strictObject({ shortAddress: shortAddress.nullable() });

export type SetShortAddress = z.infer<typeof setShortAddressPayload>;

/** `shortAddresses/{shortAddress}`: names its provider, for good. */
export const shortAddressSchema = z.object({
  providerId: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type ShortAddress = Readonly<z.infer<typeof shortAddressSchema>>;
