import * as z from 'zod';
import { levels } from '../health/signals.ts';

const total = z.number().default(0);
const level = z.enum(levels).catch('normal');
const levelsSchema = z.object({ drops: level, latency: level, failures: level });

const figures = {
  commands: total,
  events: total,
  dropped: total,
  errors: total,
  conflicts: total,
  retries: total,
  /** Estimated Firestore operations, and their price in millionths of a dollar. */
  reads: total,
  writes: total,
  microDollars: total,
};

/** `platform/summary/providers/{pid}`: the latest UTC day of a provider with traffic. */
export const platformProviderSchema = z.object({
  providerId: z.string(),
  day: z.string(),
  ...figures,
  /** Connected when it was last summed up. */
  devices: total,
  /** Of the last minute in which something happened, if that was lately. */
  levels: levelsSchema,
  createdAt: z.date(),
  updatedAt: z.date(),
});

/** `platform/summary/daily/{YYYY-MM-DD}`: a UTC day of all providers. */
export const platformDaySchema = z.object({
  day: z.string(),
  /** Providers with traffic. */
  providers: total,
  ...figures,
  createdAt: z.date(),
  updatedAt: z.date(),
});

const rowSchema = platformProviderSchema.pick({
  providerId: true,
  commands: true,
  errors: true,
  devices: true,
  microDollars: true,
  levels: true,
});

/** `platform/summary`: all providers with traffic today and yesterday, as the last run has found them. */
export const platformSummarySchema = z.object({
  connectedProviders: total,
  totalConnections: total,
  /** With traffic on this UTC day. */
  activeProviders: total,
  suspendedProviders: total,
  /** Those with the most commands today, and those with a level that is not normal, the worst first. */
  top: z.array(rowSchema).default([]),
  unhealthy: z.array(rowSchema).default([]),
  /** All that are unhealthy, also those beyond the list. */
  unhealthyProviders: total,
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type PlatformProvider = Readonly<z.infer<typeof platformProviderSchema>>;
export type PlatformDay = Readonly<z.infer<typeof platformDaySchema>>;
export type PlatformRow = Readonly<z.infer<typeof rowSchema>>;
export type PlatformSummary = Readonly<z.infer<typeof platformSummarySchema>>;
