import { type ProjectionName, projectionNames } from '@counterfoil/domain';
import { FieldPath, type Firestore } from 'firebase-admin/firestore';
import pLimit from 'p-limit';
import type { CommandContext } from '../firestore/command-context.ts';
import { type Rebuilt, rebuildProvider } from './rebuild-provider.ts';
import { isOfTask, type Task } from './task.ts';

const pageSize = 300;

/** Providers that one task rebuilds at a time; each mostly waits for the database. */
const concurrency = 4;

/** The ids of all providers, page by page. */
async function* providerIds(firestore: Firestore): AsyncGenerator<readonly string[]> {
  const all = firestore.collection('serviceProviders').orderBy(FieldPath.documentId()).select().limit(pageSize);
  for (let { docs } = await all.get(); docs.length > 0; { docs } = await all.startAfter(docs.at(-1)).get())
    yield docs.map(({ id }) => id);
}

export interface TaskOptions {
  /** All providers unless set. */
  readonly providers?: readonly string[] | undefined;
  readonly names?: readonly ProjectionName[] | undefined;
  readonly task?: Task;
  readonly onDone?: (providerId: string, rebuilt: Rebuilt | Error | undefined) => void;
}

/**
 * Rebuilds the providers of one task, one or all of them. One that fails does not stop the others.
 *
 * @returns the number of providers that failed
 */
export const runTask = async (
  context: CommandContext,
  { providers, names = projectionNames, task = { index: 0, count: 1 }, onDone }: TaskOptions,
): Promise<number> => {
  const limit = pLimit(concurrency);
  let failed = 0;
  const rebuildOne = async (providerId: string): Promise<void> => {
    try {
      onDone?.(providerId, await rebuildProvider(context, providerId, { names }));
    } catch (error) {
      failed += 1;
      onDone?.(providerId, error instanceof Error ? error : new Error(String(error)));
    }
  };
  for await (const page of providers ? [providers] : providerIds(context.firestore))
    await Promise.all(page.filter((id) => isOfTask(id, task)).map((id) => limit(() => rebuildOne(id))));
  return failed;
};
