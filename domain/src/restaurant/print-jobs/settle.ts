import { type Actor, actorId } from '../../kernel/actor.ts';
import type { Command, CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { dayMs } from '../../kernel/time/durations.ts';
import type { Member } from '../../provider/members/member.ts';
import { membershipRefs } from '../../provider/members/require-role.ts';
import type { PrintJobEvent } from './event.ts';
import { findPrintJob, printJobKey } from './find.ts';
import { printJobRef } from './paths.ts';
import type { FailedPrintJob, PrintJobTarget } from './payloads.ts';
import type { PrintJob } from './print-job.ts';
import { changePrintJob } from './writes.ts';

type Reads = {
  printJob: PrintJob;
  member: Member;
};

/** After this many attempts, staff have to check the printer or the ticket. */
const maxAttempts = 5;

/** Closed tickets are kept this long, for somebody who asks what was printed. */
const retentionMs = 30 * dayMs;

const expiryOf = (now: Date): Date => new Date(now.getTime() + retentionMs);

/** Compares device ids. If one is missing, it compares the users instead. */
const isSameDevice = (claim: NonNullable<PrintJob['claim']>, { deviceId }: Command, actor: Actor): boolean =>
  claim.deviceId && deviceId ? claim.deviceId === deviceId : claim.by === actorId(actor);

/**
 * Requires that this device holds the claim, for this printer. An expired lease is accepted, as long as no other device
 * has claimed the ticket, not even one that drives the same printer.
 */
const requireClaimHolder = (
  { status, claim }: PrintJob,
  { command, actor }: CommandRequest<PrintJobTarget>,
): Refused | undefined => {
  if (status !== 'claimed')
    return reject('failed-precondition', `the ticket is ${status}, not claimed`, { reason: 'wrong-status', status });
  if (claim?.printerId === command.payload.printerId && isSameDevice(claim, command, actor)) return undefined;
  return reject('failed-precondition', 'another device has claimed the ticket', { status, reason: 'claimed' });
};

/** A printer's report on its claimed ticket. */
const printerReport = <Payload extends PrintJobTarget>(
  changed: (job: PrintJob, request: CommandRequest<Payload>) => Partial<PrintJob>,
  eventOf: (job: PrintJob, request: CommandRequest<Payload>) => PrintJobEvent | undefined = () => undefined,
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
    return (
      requireClaimHolder(job, request) ?? changePrintJob(request, job, changed(job, request), eventOf(job, request))
    );
  },
});

export const finishPrintJob = printerReport<PrintJobTarget>((_, { now }) => ({
  status: 'done',
  doneAt: now,
  expireAt: expiryOf(now),
}));

/** Once, with the last attempt. Further attempts by hand tell nobody anew. */
const failure = (
  { attempts, orderId, number, station }: PrintJob,
  { command: { payload } }: CommandRequest<FailedPrintJob>,
): PrintJobEvent | undefined =>
  attempts === maxAttempts
    ? { type: 'printJob.failed', payload: { orderId, number, station, printerId: payload.printerId } }
    : undefined;

export const failPrintJob = printerReport<FailedPrintJob>(
  ({ attempts }, { command, now }) => ({
    claim: undefined,
    lastError: command.payload.error ?? 'the printer did not say why',
    ...(attempts >= maxAttempts ? { status: 'failed', expireAt: expiryOf(now) } : { status: 'queued' }),
  }),
  failure,
);
