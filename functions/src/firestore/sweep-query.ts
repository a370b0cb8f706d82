import type { Query } from '@counterfoil/domain';
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import pLimit from 'p-limit';
import type { CommandContext } from './command-context.ts';
import { duePages } from './due-pages.ts';
import { readStuckItems, type StuckItems } from './stuck-items.ts';

/** Documents handled in parallel; each mostly waits for the network. */
const concurrency = 16;

export interface SweepResult {
  readonly done: number;
  /** The errors of the documents that failed; these stay due. */
  readonly failures: readonly unknown[];
}

export interface Sweep {
  /** Under this name, failed documents wait in `stuckItems`. */
  readonly name: string;
  readonly due: Query;
  /** For a query that cannot tell by itself. */
  readonly isDue?: (document: QueryDocumentSnapshot) => boolean;
  /** Returns how many documents it changed. */
  readonly handle: (document: QueryDocumentSnapshot) => Promise<number>;
}

const handleOne = async (document: QueryDocumentSnapshot, { handle }: Sweep, stuck: StuckItems): Promise<number> => {
  const { path } = document.ref;
  if (stuck.isWaiting(path)) return 0;
  try {
    const done = await handle(document);
    await stuck.succeeded(path);
    return done;
  } catch (error) {
    await stuck.failed(path, error);
    throw error;
  }
};

const handlePage = async (
  documents: readonly QueryDocumentSnapshot[],
  sweep: Sweep,
  stuck: StuckItems,
): Promise<SweepResult> => {
  const limit = pLimit(concurrency);
  const results = await Promise.allSettled(documents.map((document) => limit(() => handleOne(document, sweep, stuck))));
  return {
    done: results.reduce((sum, result) => sum + (result.status === 'fulfilled' ? result.value : 0), 0),
    failures: results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : [])),
  };
};

/**
 * Handles every document of a query, page by page. A document that fails does not stop the others, and waits longer
 * after each failure.
 */
export const sweepQuery = async (context: CommandContext, sweep: Sweep): Promise<SweepResult> => {
  const { isDue = () => true } = sweep;
  const failures: unknown[] = [];
  let stuck: StuckItems | undefined;
  let done = 0;
  for await (const documents of duePages(context.firestore, sweep.due)) {
    const due = documents.filter(isDue);
    if (due.length === 0) continue;
    // Read late: most sweeps find nothing due, and then need to know of nothing that is stuck.
    stuck ??= await readStuckItems(context, sweep.name);
    const page = await handlePage(due, sweep, stuck);
    done += page.done;
    failures.push(...page.failures);
  }
  return { done, failures };
};
