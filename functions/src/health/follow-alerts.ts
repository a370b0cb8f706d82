import {
  alertStep,
  minuteMs,
  minutesOf,
  providerPath,
  type Raised,
  type Signal,
  type SyncEvent,
  signals,
} from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import { openAlert } from '../firestore/open-alert.ts';
import { healthDegraded, type Look } from './look.ts';
import type { Measured } from './measure-provider.ts';

const raise = (context: CommandContext, providerId: string, signal: Signal, raised: Raised): Promise<void> => {
  const { since, level, value, limit } = raised;
  const figures = { signal, level, value, limit, since };
  const event: SyncEvent = { type: 'health.degraded', payload: figures };
  const alert = { type: healthDegraded, ...figures };
  return openAlert(context, providerId, { id: `health_${signal}`, since, alert, event });
};

/** Raises and clears the alerts of a provider, by its stored minutes. */
export const followAlerts = async (
  context: CommandContext,
  look: Look,
  providerId: string,
  { minutes, thresholds }: Measured,
): Promise<void> => {
  const open = look.open.get(providerId);
  const watched = { minutes: minutesOf(minutes), last: look.to.getTime() - minuteMs, thresholds };
  for (const signal of signals) {
    const next = alertStep(watched, signal, open?.has(signal) === true);
    if (next.step === 'raise') await raise(context, providerId, signal, next);
    if (next.step === 'clear') {
      await context.firestore.doc(`${providerPath(providerId)}/alerts/health_${signal}`).delete();
    }
  }
};
