import * as z from 'zod';
import { syncBounds } from './sync-settings.ts';

const percent = z.number().min(0).max(100).optional();
const most = z.int().min(0).max(100_000).optional();

const loyaltySchema = z.strictObject({
  pointsPerUnit: z.number().min(0).max(1000).optional(),
  regularAfterOrders: z.int().min(1).max(10_000).optional(),
  vipAfterOrders: z.int().min(1).max(10_000).optional(),
  inactiveAfterDays: z.int().min(1).max(3650).optional(),
  discounts: z.strictObject({ new: percent, regular: percent, vip: percent, inactive: percent }).optional(),
});

const limitsSchema = z.strictObject({
  openHolds: most,
  unpaidHoldsPerDay: most,
  seatsPerSlot: most,
  upcoming: most,
  subscriptions: most,
  unpaidVouchers: most,
});

/** Thresholds of a provider's health: percent, milliseconds, percent, and the factor from which a value is critical. */
const healthSchema = z.strictObject({
  drops: z.number().min(0.1).max(100).optional(),
  latencyMs: z.int().min(1).max(600_000).optional(),
  failures: z.number().min(0.1).max(100).optional(),
  criticalFactor: z.number().min(1).max(100).optional(),
});

const within = (name: keyof typeof syncBounds) => {
  const { min, max } = syncBounds[name];
  return z.int().min(min).max(max).optional();
};

/** How functions and the devices of the staff work. They follow a change within seconds. */
const syncSchema = z.strictObject({
  retryAttempts: within('retryAttempts'),
  counterShards: within('counterShards'),
  batchSize: within('batchSize'),
  checkMinutes: within('checkMinutes'),
  staleMinutes: within('staleMinutes'),
  healthSeconds: within('healthSeconds'),
  autoSync: z.boolean().optional(),
});

/**
 * Settings as `provider.update` takes them. A provider may store any others. The security rules check the same for the
 * devices that write them directly.
 */
export const settingsSchema = z
  .looseObject({
    taxIncluded: z.boolean().optional(),
    loyalty: loyaltySchema.optional(),
    limits: limitsSchema.optional(),
    health: healthSchema.optional(),
    sync: syncSchema.optional(),
    /** Days after a guest's booking until name and contact go; absent: never. */
    contactRetentionDays: z.int().min(1).max(3650).optional(),
  })
  .refine((settings) => Object.keys(settings).length <= 50, 'must have at most 50 settings');
