import { actorId } from '../../kernel/actor.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { minuteMs } from '../../kernel/time/durations.ts';
import type { Member } from '../../provider/members/member.ts';
import { membershipRefs } from '../../provider/members/require-role.ts';
import { findPrintJob, printJobKey } from './find.ts';
import { printerRef, printJobRef } from './paths.ts';
import type { PrintJobTarget } from './payloads.ts';
import type { PrintJob } from './print-job.ts';
import type { Printer } from './printer.ts';
import { changePrintJob } from './writes.ts';

type Reads = {
  printJob: PrintJob;
  printer: Printer;
  member: Member;
};

/** Longer than printing takes. If a device fails, another one may claim the ticket after this time. */
const leaseMs = minuteMs;

/**
 * Refuses a claimed ticket even to the same printer, because two devices may drive one printer. A failed ticket is free
 * again.
 */
const requireClaimable = ({ status, claim }: PrintJob, now: Date): Refused | undefined => {
  if (status === 'queued' || status === 'failed') return undefined;
  if (status !== 'claimed')
    return reject('failed-precondition', `the ticket is ${status}`, { reason: 'wrong-status', status });
  if (!claim || claim.leaseUntil <= now) return undefined;
  const leaseUntil = claim.leaseUntil.toISOString();
  return reject('failed-precondition', `another device is printing it until ${leaseUntil}`, {
    status,
    reason: 'claimed',
    leaseUntil,
  });
};

const requireStation = (printer: Printer | undefined, { station }: PrintJob): Refused | undefined => {
  if (!printer) return reject('not-found', 'no such printer', { reason: 'no-printer', field: 'printerId' });
  if (printer.stations.includes(station)) return undefined;
  return reject('failed-precondition', `the printer does not serve ${station}`, { reason: 'station', station });
};

/** Claims a ticket for one printer, with a lease of one minute. */
export const claimPrintJob: CommandDefinition<PrintJobTarget, Reads> = {
  aggregate: printJobKey,
  reads: ({ command: { providerId, payload }, actor }) => [
    printJobRef(providerId, payload.printJobId),
    printerRef(providerId, payload.printerId),
    ...membershipRefs(providerId, actor),
  ],
  decide: (request, docs) => {
    const { command, actor, now } = request;
    const found = findPrintJob(request, docs);
    if ('rejection' in found) return found;
    const { printerId } = command.payload;
    const refused =
      requireStation(docs.get(printerRef(command.providerId, printerId)), found.job) ??
      requireClaimable(found.job, now);
    if (refused) return refused;
    const leaseUntil = new Date(now.getTime() + leaseMs);
    return changePrintJob(request, found.job, {
      status: 'claimed',
      expireAt: undefined,
      attempts: found.job.attempts + 1,
      claim: { printerId, by: actorId(actor), deviceId: command.deviceId, leaseUntil },
    });
  },
};
