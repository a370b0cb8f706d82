import type { Outcome } from '@counterfoil/client';
import { firestore } from '../../admin.ts';
import type { Crew } from './crew.ts';
import type { Entry, Ledger } from './ledger.ts';

type Sent = Entry & { readonly work: Extract<Entry['work'], { do: 'send' }> };

/** What one command came to: what its sender was told, and whether the server holds its receipt. */
export interface CommandResult {
  readonly id: string;
  readonly entry: Sent;
  readonly reported?: Outcome['outcome'] | 'failed';
  readonly hasReceipt: boolean;
  /** It was delivered twice, and refused only the first time. */
  readonly decidedTwice: boolean;
  /** It changed something: what was so already leaves a receipt and no event. */
  readonly changed: boolean;
}

const isSent = (entry: Entry): entry is Sent => entry.work.do === 'send';

/** Wherever the crew's devices leave their commands. */
export const foldersOf = ({ providerId, uids }: Crew): string[] =>
  [...uids.map((uid) => `endUsers/${uid}`), `serviceProviders/${providerId}`].map((path) => `${path}/commands`);

/** What a command that was left as a document was told there. */
const settledIn = async (crew: Crew): Promise<ReadonlyMap<string, 'applied' | 'rejected'>> => {
  const found = await Promise.all(foldersOf(crew).map((folder) => firestore.collection(folder).get()));
  return new Map(found.flatMap(({ docs }) => docs.map((document) => [document.id, document.get('status')])));
};

/** The fate of every command that was sent. */
export const commandResults = async (crew: Crew, { entries }: Ledger): Promise<CommandResult[]> => {
  const sent = [...entries].flatMap(([id, entry]) => (isSent(entry) ? [{ id, entry }] : []));
  const settled = await settledIn(crew);
  const receipts = await firestore.getAll(...sent.map(({ id }) => firestore.doc(`receipts/${id}`)));
  return sent.map(({ id, entry }, n) => ({
    id,
    entry,
    reported: entry.answer && entry.answer.outcome !== 'written' ? entry.answer.outcome : settled.get(id),
    hasReceipt: receipts[n]?.exists ?? false,
    decidedTwice: crew.devices.some(({ decidedTwice }) => decidedTwice.has(id)),
    changed: (receipts[n]?.get('eventIds')?.length ?? 0) > 0,
  }));
};
