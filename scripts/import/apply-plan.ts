import { isDeepStrictEqual } from 'node:util';
import { type Actor, type Command, type Fields, providerPath } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import pLimit from 'p-limit';
import { executeBatch } from '../../functions/src/executor/execute-batch.ts';
import type { BadRow } from '../csv/read-csv.ts';
import { countIdOf } from './count-id.ts';
import type { ImportPlan, PlannedRecord } from './import-plan.ts';

const actor: Actor = { kind: 'system', name: 'import' };

export interface ImportReport {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Stocks that were counted, and those that an earlier run had counted by the same row of the same stock-taking. */
  readonly counted: number;
  readonly countedBefore: number;
  readonly badRows: readonly BadRow[];
  readonly interrupted: boolean;
}

type Done = 'created' | 'changed' | 'unchanged';

const present = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** Writes what differs, and leaves alone what the file does not state: functions and people keep it. */
const putRecord = async (firestore: Firestore, provider: string, record: PlannedRecord): Promise<Done> => {
  const { path, fields, stated } = record;
  const ref = firestore.doc(`${provider}/${path}`);
  const stored = (await ref.get()).data();
  const now = new Date();
  if (!stored) {
    await ref.create({ ...present(fields), createdAt: now, updatedAt: now });
    return 'created';
  }
  const wanted = present(stated);
  const same = Object.entries(wanted).every(([field, value]) => isDeepStrictEqual(stored[field], value));
  if (same) return 'unchanged';
  await ref.update({ ...wanted, updatedAt: now });
  return 'changed';
};

interface Applying {
  readonly providerId: string;
  /** The name of the stock-taking: the same row of another one counts again. */
  readonly stockTaking: string;
  readonly signal: AbortSignal;
  readonly progress: () => void;
}

/** Brings a plan about. Whatever is there already stays, so that an import that was interrupted can be run again. */
export const applyPlan = async (
  firestore: Firestore,
  plan: ImportPlan,
  { providerId, stockTaking, signal, progress }: Applying,
): Promise<ImportReport> => {
  const limit = pLimit(16);
  const refusals: BadRow[] = [];
  const tally = { created: 0, changed: 0, unchanged: 0, counted: 0, countedBefore: 0 };
  const each = async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
    const one = async (item: T): Promise<void> => {
      if (signal.aborted) return;
      await work(item);
      progress();
    };
    await Promise.all(items.map((item) => limit(() => one(item))));
  };
  await each(plan.records, async (record) => {
    tally[await putRecord(firestore, providerPath(providerId), record)] += 1;
  });
  await each(plan.counts, async (count) => {
    const { line, payload } = count;
    const now = new Date();
    const id = countIdOf(providerId, stockTaking, count);
    const command: Command = { id, type: 'stock.count', providerId, payload, issuedAt: now.toISOString() };
    const [outcome] = await executeBatch({ firestore, clock: () => now }, actor, [command]);
    if (!outcome) throw new Error(`${id} was not answered`);
    if (outcome.outcome === 'rejected') refusals.push({ line, problem: outcome.rejection.message });
    else tally[outcome.outcome === 'applied' ? 'counted' : 'countedBefore'] += 1;
  });
  return { ...tally, badRows: [...plan.badRows, ...refusals], interrupted: signal.aborted };
};
