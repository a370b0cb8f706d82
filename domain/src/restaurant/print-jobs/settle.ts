import { type Actor, actorId } from '../../kernel/actor.ts';
import type { Command, CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import type { Member } from '../../provider/members/member.ts';
import { membershipRefs } from '../../provider/members/require-role.ts';
import { findPrintJob, printJobKey } from './find.ts';
import { printJobRef } from './paths.ts';
import type { FailedPrintJob, PrintJobTarget } from './payloads.ts';
import type { PrintJob } from './print-job.ts';
import { changePrintJob } from './writes.ts';

export interface Reads {
  printJob: PrintJob;
  member: Member;
}

/** Then somebody has to look at the printer, or at the ticket. */
const maxAttempts = 5;

/** Devices say who they are, or else it is the person who tells them apart. */
const isSameDevice = (claim: NonNullable<PrintJob['claim']>, { deviceId }: Command, actor: Actor): boolean =>
  claim.deviceId && deviceId ? claim.deviceId === deviceId : claim.by === actorId(actor);

/**
 * Whether it is this device's to say, by this printer. Its lease may have lapsed, as long as nobody has taken the ticket
 * over, be it another device that drives the same printer.
 */
const refusal = (
  { status, claim }: PrintJob,
  { command, actor }: CommandRequest<PrintJobTarget>,
): Refused | undefined => {
  if (status !== 'claimed') return reject('failed-precondition', `the ticket is ${status}, not claimed`, { status });
  if (claim?.printerId === command.payload.printerId && isSameDevice(claim, command, actor)) return undefined;
  return reject('failed-precondition', 'somebody else has the ticket', { status, reason: 'claimed' });
};

/** What a printer says of the ticket it had taken. */
const settling = <Payload extends PrintJobTarget>(
  changed: (job: PrintJob, request: CommandRequest<Payload>) => Partial<PrintJob>,
): CommandDefinition<Payload, Reads> => ({
  aggregate: printJobKey,
  reads: ({ command: { providerId, payload }, actor }) => [
    printJobRef(providerId, payload.printJobId),
    ...membershipRefs(providerId, actor),
  ],
  decide: (request, docs) => {
    const found = findPrintJob(request, docs);
    if ('rejection' in found) return found;
    const { job } = found;
    return refusal(job, request) ?? changePrintJob(request, job, changed(job, request));
  },
});

export const finishPrintJob = settling<PrintJobTarget>((_, { now }) => ({ status: 'done', doneAt: now }));

export const failPrintJob = settling<FailedPrintJob>(({ attempts }, { command }) => ({
  status: attempts >= maxAttempts ? 'failed' : 'queued',
  claim: undefined,
  lastError: command.payload.error ?? 'the printer did not say why',
}));
