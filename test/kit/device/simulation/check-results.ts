import type { CommandResult } from './command-results.ts';
import type { Entry, Ledger } from './ledger.ts';

const faultOf = ({ id, entry, reported, hasReceipt, decidedTwice }: CommandResult): string | undefined => {
  const { type } = entry.work.command;
  const what = `${type} ${id} of device ${entry.device}`;
  switch (reported) {
    case 'applied':
    case 'duplicate':
      return hasReceipt ? undefined : `${what}: told as ${reported}, and has no receipt`;
    case 'rejected':
      return hasReceipt && !decidedTwice
        ? `${what}: told as rejected, and took effect: ${JSON.stringify(entry)}`
        : undefined;
    case 'failed':
      return `${what}: failed, and ${hasReceipt ? 'took' : 'took no'} effect: ${JSON.stringify(entry.answer)}`;
    case undefined:
      if (entry.orphaned === 'unsure') return undefined;
      return `${what}: ${entry.orphaned ? 'kept by its device' : 'sent'}, and nobody knows what became of it`;
    default:
      return reported satisfies never;
  }
};

/** Writes that the rules may refuse: a table that has got an order meanwhile is not turned. */
const recordFault = (key: string, { work, answer, device }: Entry): string | undefined => {
  if (work.do === 'send' || answer?.outcome !== 'failed') return undefined;
  if (work.kind === 'tables' && answer.error.code === 'permission-denied') return undefined;
  return `${key} of device ${device}: ${JSON.stringify(answer)}`;
};

/** Every command was told what became of it, and that is what became of it. */
export const checkResults = (all: readonly CommandResult[], { entries }: Ledger): string[] => [
  ...all.flatMap((result) => faultOf(result) ?? []),
  ...[...entries].flatMap(([key, entry]) => recordFault(key, entry) ?? []),
];
