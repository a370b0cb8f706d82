import { logger } from 'firebase-functions';
import { onSchedule } from 'firebase-functions/scheduler';
import { sweepOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { sweepDevices } from './sweep-devices.ts';

/** Every five minutes: a device is behind after ten. */
export const watchDevices = onSchedule({ ...sweepOptions, schedule: 'every 5 minutes' }, async () => {
  const { done, failures } = await sweepDevices(processContext());
  if (done > 0) logger.info('devices behind', { done });
  for (const error of failures) logger.error('device not watched', error);
});
