import type { CommandRequest } from '../../kernel/command.ts';
import type { Decision } from '../../kernel/decision.ts';
import { printJobRef } from './paths.ts';
import type { PrintJobTarget } from './payloads.ts';
import type { PrintJob } from './print-job.ts';

/** Updates a ticket without an event: a ticket is a task, not a business fact. */
export const changePrintJob = (
  { command, now }: CommandRequest<PrintJobTarget>,
  job: PrintJob,
  changed: Partial<PrintJob>,
): Decision => {
  const version = job.version + 1;
  const { path } = printJobRef(command.providerId, command.payload.printJobId);
  const data = { ...job, ...changed, version, lastCommandId: command.id, updatedAt: now };
  return { version, eventIds: [], writes: [{ op: 'update', path, data }] };
};
