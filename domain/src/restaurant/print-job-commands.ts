import { claimPrintJob } from './claim-print-job.ts';
import { failPrintJob, finishPrintJob } from './settle-print-job.ts';

/** Who prints a ticket. No device decides that ahead of the server, or two would print the same: so none loads it. */
export const printJobCommands = {
  'printJob.claim': claimPrintJob,
  'printJob.done': finishPrintJob,
  'printJob.failed': failPrintJob,
};
