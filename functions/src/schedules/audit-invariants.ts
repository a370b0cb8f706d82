import { minuteMs, secondMs } from '@counterfoil/domain';
import { onSchedule } from 'firebase-functions/scheduler';
import { sweepAudits } from '../audit/sweep-audits.ts';
import { sweepOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';

/** The last audit of a run may take this long. */
const timeForOneMs = 4 * minuteMs;

/** Hourly, so that a round over many providers continues; each provider is audited once a day. */
export const auditInvariants = onSchedule(
  { ...sweepOptions, schedule: 'every 60 minutes' },
  observed('background', async () => {
    const timeIsUp = AbortSignal.timeout(sweepOptions.timeoutSeconds * secondMs - timeForOneMs);
    const result = await sweepAudits(processContext(), { timeIsUp });
    if (result.audited > 0) log.info('providers audited', result);
  }),
);
