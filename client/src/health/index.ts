/** The health of a provider, and this device's part of it. An app loads it only if it imports this entry. */

export type { HealthFigures, LatencyFigures, Level, Levels, Signal } from '@counterfoil/domain/insight';
export { type HealthHistory, health, healthHistory, type ProviderHealth } from './health.ts';
export { reportHealth } from './report-health.ts';
