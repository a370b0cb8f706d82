import {
  platformDays as daysQuery,
  type PlatformDay,
  type PlatformProvider,
  type PlatformSummary,
  platformProviders as providersQuery,
  type Suspension,
  suspendedProviders,
} from '@counterfoil/domain/insight';
import type { Counterfoil } from '../counterfoil.ts';
import { listsOf } from '../inspector/client-parts.ts';
import type { Live, LiveList } from '../live/live.ts';

/** All providers as they were a few minutes ago. `undefined` before the first run of `summarizePlatform`. */
export const platformSummary = (counterfoil: Counterfoil): Live<PlatformSummary | undefined> =>
  listsOf(counterfoil).one<PlatformSummary>('platform', 'summary');

/** The totals of the latest UTC days with traffic, the newest first. */
export const platformDays = (counterfoil: Counterfoil, days = 30): LiveList<PlatformDay> =>
  listsOf(counterfoil).list<PlatformDay>(daysQuery(days));

/** Providers by their estimated cost on their latest day, the dearest first. */
export const platformProviders = (counterfoil: Counterfoil): LiveList<PlatformProvider> =>
  listsOf(counterfoil).list<PlatformProvider>(providersQuery());

/** The providers that are suspended now. */
export const suspensions = (counterfoil: Counterfoil): LiveList<Suspension> =>
  listsOf(counterfoil).list<Suspension>(suspendedProviders());

/** Whether one provider is suspended, and why. Its owner and managers may read it, too. */
export const suspension = (counterfoil: Counterfoil, providerId: string): Live<Suspension | undefined> =>
  listsOf(counterfoil).one<Suspension>('suspensions', providerId);
