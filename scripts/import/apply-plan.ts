import { isDeepStrictEqual } from 'node:util';
import { type Actor, actorId, type Command, type Fields, providerPath } from '@counterfoil/domain';
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
  /** Rows counted now, and rows that an earlier run counted under the same stock-taking. */
  readonly counted: number;
  readonly countedBefore: number;
  readonly badRows: readonly BadRow[];
  readonly interrupted: boolean;
}

type Done = 'created' | 'changed' | 'unchanged';

const present = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/**
 * Creates the record, or updates the fields that the file states and that differ. All other fields keep what functions
 * and people wrote.
 */
const putRecord = async (firestore: Firestore, provider: string, record: PlannedRecord): Promise<Done> => {
  const { path, fields, stated } = record;
  const ref = firestore.doc(`${provider}/${path}`);
  const stored = (await ref.get()).data();
  const now = new Date();
  const stamps = { updatedAt: now, updatedBy: actorId(actor) };
  if (!stored) {
    await ref.create({ ...present(fields), createdAt: now, ...stamps });
    return 'created';
  }
  const wanted = present(stated);
  const same = Object.entries(wanted).every(([field, value]) => isDeepStrictEqual(stored[field], value));
  if (same) return 'unchanged';
  await ref.update({ ...wanted, ...stamps });
  return 'changed';
};

interface Applying {
  readonly providerId: string;
  /** The name of the stock-taking. Under another name, the same row counts again. */
  readonly stockTaking: string;
  readonly signal: AbortSignal;
  readonly progress: () => void;
}

/** Applies a plan. Existing records stay, so an interrupted import can be run again. */
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
    if (!outcome) throw new Error(`the command ${id} got no outcome`);
    if (outcome.outcome === 'rejected') refusals.push({ line, problem: outcome.rejection.message });
    else tally[outcome.outcome === 'applied' ? 'counted' : 'countedBefore'] += 1;
  });
  return { ...tally, badRows: [...plan.badRows, ...refusals], interrupted: signal.aborted };
};
