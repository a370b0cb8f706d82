import type { bookingSystemCommands } from './booking/system-commands.ts';
import type { invariantCommands } from './invariants/commands.ts';

/** The commands that only the payment gateway, the schedules and operators send. */
export type SystemCommandType = keyof typeof bookingSystemCommands | keyof typeof invariantCommands;
