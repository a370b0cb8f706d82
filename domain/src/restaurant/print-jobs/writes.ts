import type { CommandRequest } from '../../kernel/command.ts';
import type { Decision } from '../../kernel/decision.ts';
import { eventDocument, eventWrite, recordEvent } from '../../kernel/event.ts';
import { providerEvents } from '../../provider/profile/paths.ts';
import type { PrintJobEvent } from './event.ts';
import { printJobRef } from './paths.ts';
import type { PrintJobTarget } from './payloads.ts';
import type { PrintJob } from './print-job.ts';

/** Updates a ticket, without an event as a rule: a ticket is a task, not a business fact. */
export const changePrintJob = (
  request: CommandRequest<PrintJobTarget>,
  job: PrintJob,
  changed: Partial<PrintJob>,
  event?: PrintJobEvent,
): Decision => {
  const { command, now } = request;
  const { providerId, payload } = command;
  const version = job.version + 1;
  const { path } = printJobRef(providerId, payload.printJobId);
  const data = { ...job, ...changed, version, lastCommandId: command.id, updatedAt: now };
  const recorded = event && recordEvent(request, job.version, event);
  const entity = { entityType: 'printJob', entityId: payload.printJobId };
  return {
    version,
    eventIds: recorded ? [recorded.id] : [],
    writes: [
      { op: 'update', path, data },
      ...(recorded ? [eventWrite(providerEvents(providerId), eventDocument(request, entity, recorded))] : []),
    ],
  };
};
