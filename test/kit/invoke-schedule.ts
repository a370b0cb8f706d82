import { fireSchedule } from '../../scripts/suite/schedules.ts';
import { emulators } from './emulators.ts';

/** Runs a scheduled function of the suite now, and waits until it is through. */
export const fire = (name: string): Promise<void> => fireSchedule(emulators.functions, name);
