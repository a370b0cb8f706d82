import * as z from 'zod';
import { currencies } from '../../kernel/currencies.ts';
import { idSchema } from '../../kernel/id-schema.ts';
import { nameSchema } from '../../kernel/name-schema.ts';
import { isTimeZone } from '../../kernel/time/time-zone.ts';
import { listingSchema } from './listing.ts';
import { openingHoursSchema } from './opening-hours.ts';
import { settingsSchema } from './settings.ts';
import { upcomingClosureSchema } from './upcoming-closure.ts';

/** A short word that starts in lower case. `modules` control behaviour; `kind` is only a label. */
const label = z.string().regex(/^[a-z][a-zA-Z0-9-]{0,39}$/, 'must be a short word of letters, digits and hyphens');

/** The profile of a tenant; the payload of `provider.create`. */
export const providerProfileSchema = z.strictObject({
  name: nameSchema,
  kind: label,
  timeZone: z.string().max(64).refine(isTimeZone, 'must be an IANA time zone'),
  currency: z.string().refine((code) => currencies.has(code), 'must be a currency of ISO 4217, as in EUR'),
  /** If absent, the provider never closes. */
  openingHours: openingHoursSchema.optional(),
  modules: z.array(label).max(20).optional(),
});

/** The payload of `provider.update`. Bookings rely on time zone and currency, so neither changes. */
export const updateProviderPayload = z
  .strictObject({
    name: nameSchema.optional(),
    kind: label.optional(),
    modules: z.array(label).max(20).optional(),
    /** Replaces all settings. */
    settings: settingsSchema.optional(),
    /** `null`: the provider never closes. */
    openingHours: openingHoursSchema.nullable().optional(),
  })
  .refine((payload) => Object.values(payload).some((value) => value !== undefined), 'must change something');

export type UpdateProvider = z.infer<typeof updateProviderPayload>;

/** `serviceProviders/{pid}`. Owner and manager may write name and settings under the security rules; commands write
 * all but the currency and the time zone. */
export const providerSchema = z.object({
  ...providerProfileSchema.shape,
  // Accepts everything that the security rules accept.
  name: z.string(),
  /** Malformed hours, which earlier rules let in, count as closed. */
  openingHours: openingHoursSchema.optional().catch({}),
  /** It may have been withdrawn since. */
  currency: z.string(),
  /** Closures that have not ended. Every booking reads the profile, so they guard without another read. */
  closures: z.array(upcomingClosureSchema).optional(),
  modules: z.array(label),
  /** The main owner: the first one, until their ownership ends. */
  ownerId: idSchema,
  /** All active owners. If absent, `ownerId` is the only one. */
  ownerIds: z.array(idSchema).min(1).optional(),
  settings: z.record(z.string(), z.unknown()),
  /**
   * Its connected account at the gateway; absent if the platform is paid. Everybody may read it: an app's own form needs
   * it to confirm an intent. Operators set it, or `paymentAccount.report`.
   */
  paymentAccount: z.string().optional(),
  /** The account that was paid before, the platform's if absent. Until then, payments that were under way still count. */
  formerPaymentAccount: z.object({ account: z.string().optional(), until: z.date() }).optional(),
  /** Its place in the directory; absent if it is not listed. */
  listing: listingSchema.optional(),
  /** The short address that it shows. */
  shortAddress: z.string().optional(),
  /** All short addresses that name it, earlier ones, too. */
  shortAddresses: z.array(z.string()).optional(),
  /** 2: all its seats are kept by UTC day. Absent: some may still be kept by opening day. Functions set it. */
  slotSchema: z.int().optional(),
  version: z.int().positive(),
  lastCommandId: z.string(),
  /** The user whose device last changed it, if given. */
  updatedBy: z.string().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type ProviderProfile = z.infer<typeof providerProfileSchema>;
export type Provider = Readonly<z.infer<typeof providerSchema>>;
