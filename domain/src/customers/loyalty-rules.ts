import * as z from 'zod';

const percent = (otherwise: number) => z.number().min(0).max(100).catch(otherwise);

const discountsSchema = z.object({ new: percent(0), regular: percent(5), vip: percent(10), inactive: percent(0) });

const rulesSchema = z.object({
  /** Points for each whole unit of the currency that an order costs. */
  pointsPerUnit: z.number().min(0).max(1000).catch(1),
  regularAfterOrders: z.int().min(1).max(10_000).catch(3),
  vipAfterOrders: z.int().min(1).max(10_000).catch(10),
  inactiveAfterDays: z.int().min(1).max(3650).catch(90),
  /** In percent, by type of customer. */
  discounts: discountsSchema.catch(discountsSchema.parse({})),
});

export type LoyaltyRules = Readonly<z.infer<typeof rulesSchema>>;

const defaults = rulesSchema.parse({});

/** The provider's rules from its settings. Missing or invalid rules get their defaults. */
export const loyaltyRules = (settings: Readonly<Record<string, unknown>>): LoyaltyRules =>
  rulesSchema.catch(defaults).parse(settings.loyalty);
