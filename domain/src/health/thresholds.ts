import * as z from 'zod';

const thresholdsSchema = z.object({
  /** Percent of deliveries. */
  drops: z.number().positive().max(100).catch(5),
  /** Milliseconds. */
  latencyMs: z.int().min(1).max(600_000).catch(1000),
  /** Percent of commands. */
  failures: z.number().positive().max(100).catch(1),
  /** A value above so many times its threshold is critical. */
  criticalFactor: z.number().min(1).max(100).catch(3),
});

/** Above these a provider's health is no longer normal. */
export type Thresholds = Readonly<z.infer<typeof thresholdsSchema>>;

const defaults = thresholdsSchema.parse({});

/** A provider's thresholds from its settings. Missing or invalid ones get their defaults. */
export const thresholdsOf = (settings: Readonly<Record<string, unknown>>): Thresholds =>
  thresholdsSchema.catch(defaults).parse(settings.health);
