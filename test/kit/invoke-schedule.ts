import { triggerSchedule } from '../../scripts/suite/schedules.ts';
import { emulators } from './emulators.ts';

/** Runs a scheduled function of the suite now, and waits for its end. */
export const invokeSchedule = (name: string): Promise<void> => triggerSchedule(emulators.functions, name);
