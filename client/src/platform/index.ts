/** The whole platform, for people with the custom claim `platform` or `operator`. An app loads it only by this entry. */

export type {
  PlatformDay,
  PlatformProvider,
  PlatformRow,
  PlatformSummary,
  Suspension,
} from '@counterfoil/domain/insight';
export { platformDays, platformProviders, platformSummary, suspension, suspensions } from './platform.ts';
export { type PlatformRole, platformRole } from './platform-role.ts';
