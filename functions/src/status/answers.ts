import { levels } from '@counterfoil/domain';
import * as z from 'zod';

const count = z.int().min(0);
const time = z.iso.datetime();

/** Answer of `GET /api/health`. It names no provider, and nobody needs a sign-in for it. */
export const healthAnswerSchema = z.strictObject({
  status: z.enum(['ok', 'degraded', 'down']).describe('`degraded`: the schedules stand still; `down`: no database'),
  timestamp: time,
  connectedProviders: count.describe('Providers with a connected device'),
  totalConnections: count.describe('Connected devices of all providers'),
  measuredAt: time.nullable().describe('When the two figures were counted; null: never'),
  version: z.string(),
});

export type HealthAnswer = z.infer<typeof healthAnswerSchema>;

const level = z.enum(levels);

const deviceSchema = z.strictObject({ id: z.string(), lastSeenAt: time, queued: count });

const latencySchema = z
  .strictObject({ count, p50: z.number().optional(), p95: z.number().optional() })
  .describe('Milliseconds; no percentiles without any value');

const metricsSchema = z.strictObject({
  at: time.describe('Beginning of the minute'),
  events: count,
  commands: count,
  dropped: count,
  errors: count,
  conflicts: count,
  retries: count,
  consistency: z.number().describe('Percent'),
  committed: latencySchema,
  executed: latencySchema,
  projected: latencySchema,
  answered: latencySchema,
  seen: latencySchema,
  levels: z.strictObject({ drops: level, latency: level, failures: level }),
});

/** Answer of `GET /api/providers/{providerId}/status`. It names devices by their ids, and no person. */
export const providerStatusSchema = z.strictObject({
  providerId: z.string(),
  timestamp: time,
  suspended: z.boolean(),
  devices: z.strictObject({
    connected: count,
    list: z.array(deviceSchema).max(200).optional().describe('Owner, manager and platform only; at most 200'),
  }),
  lastEvent: z
    .strictObject({ id: z.string(), type: z.string(), createdAt: time })
    .nullable()
    .optional()
    .describe('Not for the kitchen'),
  queue: z
    .strictObject({ server: count, devices: count })
    .describe('Commands of the provider that wait on the server, and on connected devices'),
  metrics: metricsSchema
    .nullable()
    .optional()
    .describe('The last minute in which something happened, today; owner, manager and platform only'),
});

export type ProviderStatus = z.infer<typeof providerStatusSchema>;

/** Answer of every refusal. */
export const errorAnswerSchema = z.strictObject({
  error: z.strictObject({
    code: z.enum([
      'invalid-argument',
      'unauthenticated',
      'permission-denied',
      'not-found',
      'resource-exhausted',
      'unavailable',
    ]),
    message: z.string(),
    details: z.strictObject({ retryAfterSeconds: count }).optional(),
  }),
});

export type ErrorCode = z.infer<typeof errorAnswerSchema>['error']['code'];
