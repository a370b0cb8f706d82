import { claimPrintJob } from './claim.ts';
import { failPrintJob, finishPrintJob } from './settle.ts';

/** Who prints a ticket. No device decides that ahead of the server, or two would print the same: so none loads it. */
export const printJobCommands = {
  'printJob.claim': claimPrintJob,
  'printJob.done': finishPrintJob,
  'printJob.failed': failPrintJob,
};
