import { claimPrintJob } from './claim.ts';
import { failPrintJob, finishPrintJob } from './settle.ts';

/**
 * Commands of printing devices. Devices never predict them, since two could print one ticket, so no device loads them.
 */
export const printJobCommands = {
  'printJob.claim': claimPrintJob,
  'printJob.done': finishPrintJob,
  'printJob.failed': failPrintJob,
};
