import { z } from 'zod';
import { idSchema } from '../../kernel/id-schema.ts';
import { isTimeZone } from '../../kernel/time/time-zone.ts';
import { openingHoursSchema } from './opening-hours.ts';

/** A short lower-case word. Behaviour follows `modules`; `kind` is a label. */
const label = z.string().regex(/^[a-z][a-zA-Z0-9-]{0,39}$/, 'a short word of letters, digits and hyphens');

/** What a tenant says of itself; the payload of `provider.create`. */
export const providerProfileSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  kind: label,
  timeZone: z.string().max(64).refine(isTimeZone, 'an IANA time zone'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'three capital letters, as in ISO 4217'),
  /** Without it the house never closes. */
  openingHours: openingHoursSchema.optional(),
  modules: z.array(label).max(20).optional(),
});

/** `serviceProviders/{pid}` */
export const providerSchema = z.object({
  ...providerProfileSchema.shape,
  modules: z.array(label),
  /** One of the owners, the first as long as they are one. */
  ownerId: idSchema,
  /** Every active member who is an owner; where it is absent, `ownerId` is the only one. */
  ownerIds: z.array(idSchema).min(1).optional(),
  settings: z.record(z.string(), z.unknown()),
  version: z.int().positive(),
  lastCommandId: z.string(),
  /** Who changed it from a device last, if they say so. */
  updatedBy: z.string().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type ProviderProfile = z.infer<typeof providerProfileSchema>;
export type Provider = Readonly<z.infer<typeof providerSchema>>;
