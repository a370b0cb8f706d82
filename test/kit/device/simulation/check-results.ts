import type { CommandResult } from './command-results.ts';
import type { Entry, Ledger } from './ledger.ts';

const faultOf = ({ id, entry, reported, hasReceipt, decidedTwice }: CommandResult): string | undefined => {
  const { type } = entry.work.command;
  const what = `${type} ${id} of device ${entry.device}`;
  switch (reported) {
    case 'applied':
    case 'duplicate':
      return hasReceipt ? undefined : `${what}: reported as ${reported}, but has no receipt`;
    case 'rejected':
      return hasReceipt && !decidedTwice
        ? `${what}: reported as rejected, but took effect: ${JSON.stringify(entry)}`
        : undefined;
    case 'failed':
      return `${what}: failed, ${hasReceipt ? 'but took effect' : 'without effect'}: ${JSON.stringify(entry.answer)}`;
    case undefined:
      if (entry.orphaned === 'unsure') return undefined;
      return `${what}: ${entry.orphaned ? 'kept by its device' : 'sent'}, but has no outcome`;
    default:
      return reported satisfies never;
  }
};

/**
 * Writes that may be refused. A device cannot change the status of a table that got an order meanwhile. It writes no
 * record that somebody else has changed since an earlier attempt. The refusal is kept.
 */
const recordFault = (
  key: string,
  { work, answer, device }: Entry,
  refused: ReadonlySet<string>,
): string | undefined => {
  if (work.do === 'send' || answer?.outcome !== 'failed') return undefined;
  if (work.kind === 'tables' && answer.error.code === 'permission-denied') return undefined;
  if (answer.error.code === 'aborted' && refused.has(`${work.kind}/${work.id}`)) return undefined;
  return `${key} of device ${device}: ${JSON.stringify(answer)}`;
};

/** Checks that every command got an outcome, and that the outcome is true. */
export const checkResults = (all: readonly CommandResult[], { entries, refusedRecords }: Ledger): string[] => [
  ...all.flatMap((result) => faultOf(result) ?? []),
  ...[...entries].flatMap(([key, entry]) => recordFault(key, entry, refusedRecords) ?? []),
];
