import type { Outcome } from '@counterfoil/client';
import { receiptPath } from '../../../../functions/src/executor/receipt.ts';
import { firestore } from '../../admin.ts';
import type { Crew } from './crew.ts';
import type { Entry, Ledger } from './ledger.ts';

type Sent = Entry & { readonly work: Extract<Entry['work'], { do: 'send' }> };

/** The result of one command: the outcome its sender got, and whether the server has its receipt. */
export interface CommandResult {
  readonly id: string;
  readonly entry: Sent;
  readonly reported?: Outcome['outcome'] | 'failed';
  readonly hasReceipt: boolean;
  /** Delivered twice, and rejected only the first time. */
  readonly decidedTwice: boolean;
  /** True if it changed something. A command without a change leaves a receipt and no event. */
  readonly changed: boolean;
}

const isSent = (entry: Entry): entry is Sent => entry.work.do === 'send';

/** All folders of the crew's queued commands. */
export const foldersOf = ({ providerId, people }: Crew): string[] =>
  [...people.map(({ uid }) => `endUsers/${uid}`), `serviceProviders/${providerId}`].map((path) => `${path}/commands`);

/** The statuses of the commands that were queued as documents. */
const settledIn = async (crew: Crew): Promise<ReadonlyMap<string, 'applied' | 'rejected'>> => {
  const found = await Promise.all(foldersOf(crew).map((folder) => firestore.collection(folder).get()));
  return new Map(found.flatMap(({ docs }) => docs.map((document) => [document.id, document.get('status')])));
};

/** The outcome that the sender knows. A later run of a page knows of an applied command by the lists alone. */
const reportedOf = ({ answer, refused, orphaned }: Entry, hasReceipt: boolean): CommandResult['reported'] => {
  if (answer && answer.outcome !== 'written') return answer.outcome;
  if (refused) return 'rejected';
  return orphaned === 'kept' && hasReceipt ? 'applied' : undefined;
};

/** The result of every command that was sent. */
export const commandResults = async (crew: Crew, { entries }: Ledger): Promise<CommandResult[]> => {
  const sent = [...entries].flatMap(([id, entry]) => (isSent(entry) ? [{ id, entry }] : []));
  const settled = await settledIn(crew);
  const receipts = await firestore.getAll(
    ...sent.map(({ id, entry }) => firestore.doc(receiptPath({ kind: 'user', uid: entry.uid }, id))),
  );
  // A withdrawn command has a receipt without an effect.
  const hasEffect = (n: number): boolean => receipts[n]?.exists === true && !receipts[n].get('withdrawn');
  return sent.map(({ id, entry }, n) => ({
    id,
    entry,
    reported: reportedOf(entry, hasEffect(n)) ?? settled.get(id),
    hasReceipt: hasEffect(n),
    decidedTwice: crew.posts.some(({ device }) => device.decidedTwice.has(id)),
    changed: (receipts[n]?.get('eventIds')?.length ?? 0) > 0,
  }));
};
