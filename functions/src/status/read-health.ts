import { minuteMs, platformSummaryPath, platformSummarySchema } from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import { withDates } from '../firestore/with-dates.ts';
import { log } from '../trace/log.ts';
import type { HealthAnswer } from './answers.ts';
import { version } from './version.ts';

/** Three runs of `summarizePlatform`. */
const standsAfterMs = 15 * minuteMs;

/** Reads one document. */
export const readHealth = async ({ firestore, clock }: CommandContext): Promise<HealthAnswer> => {
  const timestamp = clock().toISOString();
  const none = { timestamp, connectedProviders: 0, totalConnections: 0, measuredAt: null, version };
  try {
    const stored = await firestore.doc(platformSummaryPath).get();
    const { data } = platformSummarySchema.safeParse(withDates(stored.data()));
    if (!data) return { ...none, status: 'degraded' };
    const { connectedProviders, totalConnections, updatedAt } = data;
    const isCurrent = clock().getTime() - updatedAt.getTime() <= standsAfterMs;
    const status = isCurrent ? 'ok' : 'degraded';
    return { ...none, status, connectedProviders, totalConnections, measuredAt: updatedAt.toISOString() };
  } catch (error) {
    log.error('health cannot be read', { error });
    return { ...none, status: 'down' };
  }
};
