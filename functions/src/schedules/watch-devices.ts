import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { log } from '../trace/log.ts';
import { observed } from '../trace/observed.ts';
import { sweepDevices } from './sweep-devices.ts';

/** Every five minutes: a device is behind after ten. */
export const watchDevices = onSchedule(
  { ...sweepOptions, schedule: 'every 5 minutes' },
  observed('background', async () => {
    const { done, failures } = await sweepDevices(processContext());
    if (done > 0) log.info('devices behind', { done });
    for (const error of failures) log.error('device not watched', { error });
  }),
);
