import { parseArgs } from 'node:util';
import { type ProjectionName, projectionNames } from '@counterfoil/domain';
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import type { Rebuilt } from '../functions/src/rebuild/rebuild-provider.ts';
import { runTask } from '../functions/src/rebuild/run-task.ts';
import { taskOf } from '../functions/src/rebuild/task.ts';

const usage = `usage: npm run rebuild -- --project ID (--providers PID,PID… | --all) [--only days,customers] [--tasks N --task I]

Builds projections anew from events, while commands go on: the days of the analytics, and the customers. Several
processes share the providers: --task is 0 to N-1. A Cloud Run job names its task by CLOUD_RUN_TASK_INDEX and
CLOUD_RUN_TASK_COUNT. A run that died is continued by the next one, or by the schedule continueRebuilds.`;

const { values } = parseArgs({
  options: {
    project: { type: 'string' },
    providers: { type: 'string' },
    all: { type: 'boolean' },
    only: { type: 'string' },
    tasks: { type: 'string' },
    task: { type: 'string' },
  },
});

const namesOf = (only: string | undefined): readonly ProjectionName[] => {
  const wanted = only?.split(',');
  const unknown = wanted?.find((name) => !projectionNames.some((known) => known === name));
  if (unknown !== undefined) throw new Error(`--only knows ${projectionNames.join(' and ')}, not ${unknown}`);
  return projectionNames.filter((name) => wanted?.includes(name) ?? true);
};

const textOf = (rebuilt: Rebuilt | Error | undefined): string => {
  if (!rebuilt) return 'no such provider';
  if (rebuilt instanceof Error) return `failed: ${rebuilt.message}`;
  return `${rebuilt.counted} events counted, projections paused for ${Math.round(rebuilt.pausedMs)} ms`;
};

const rebuild = async (project: string, providers: string | undefined): Promise<void> => {
  const [names, task] = [namesOf(values.only), taskOf(values, process.env)];
  initializeApp({ projectId: project });
  const firestore = getFirestore();
  firestore.settings({ ignoreUndefinedProperties: true });
  const failed = await runTask(
    { firestore, clock: () => new Date() },
    {
      names,
      task,
      providers: providers?.split(','),
      onDone: (providerId, rebuilt) => console.log(`${providerId}: ${textOf(rebuilt)}`),
    },
  );
  if (failed > 0) process.exitCode = 1;
};

if (values.project && (values.providers === undefined) === (values.all === true)) {
  await rebuild(values.project, values.providers).catch((error: unknown) => {
    console.error(String(error));
    process.exitCode = 2;
  });
} else {
  console.error(usage);
  process.exitCode = 2;
}
