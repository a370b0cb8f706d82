import type { CommandRequest } from '../../kernel/command.ts';
import type { Docs } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { requireVersion } from '../../kernel/require-version.ts';
import type { Member } from '../../provider/members/member.ts';
import { requireRole } from '../../provider/members/require-role.ts';
import { memberRoles } from '../../provider/members/roles.ts';
import { printJobRef } from './paths.ts';
import type { PrintJobTarget } from './payloads.ts';
import type { PrintJob } from './print-job.ts';

type Reads = {
  printJob: PrintJob;
  member: Member;
};

/**
 * Finds the ticket that a command names, at the version it expects. Any member may send it, since any device may print.
 */
export const findPrintJob = (
  { command, actor }: CommandRequest<PrintJobTarget>,
  docs: Docs<Reads>,
): { job: PrintJob } | Refused => {
  const denied = requireRole(docs, command.providerId, actor, memberRoles);
  if (denied) return denied;
  const job = docs.get(printJobRef(command.providerId, command.payload.printJobId));
  if (!job) return reject('not-found', 'no such print job', { reason: 'no-print-job', field: 'printJobId' });
  return requireVersion(command, job.version) ?? { job };
};

/** Commands on the same ticket run in order. */
export const printJobKey = ({ command }: CommandRequest<PrintJobTarget>): string =>
  `printJob/${command.payload.printJobId}`;
