import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { root } from '../../../scripts/root.ts';
import { alternately, type Row } from '../row.ts';

const run = promisify(execFile);

const measuredSchema = z.object({ ms: z.number(), mb: z.number() });

/** The time to import modules in a process of their own, and its memory afterwards. */
const measure = async (modules: readonly string[]): Promise<z.infer<typeof measuredSchema>> => {
  const code = `
    const began = performance.now();
    for (const one of ${JSON.stringify(modules)}) await import(one);
    const ms = performance.now() - began;
    console.log(JSON.stringify({ ms, mb: process.memoryUsage().rss / 2 ** 20 }));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code], {
    cwd: join(root, 'functions'),
    env: { ...process.env, GCLOUD_PROJECT: 'demo-bench' },
  });
  return measuredSchema.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
};

const own = [join(root, 'functions/lib/index.js')];
const needed = ['firebase-admin/app', 'firebase-admin/firestore', 'firebase-functions/https', 'firebase-functions'];

export const importRow: Row = {
  name: 'import',
  about: 'importing the bundle of the functions, against `firebase-admin/firestore` and `firebase-functions`',
  rounds: { quick: 8, full: 20 },
  open: async () => ({
    round: async (oursFirst) => {
      const { ours, baseline } = await alternately(
        oursFirst,
        () => measure(own),
        () => measure(needed),
      );
      return {
        time: { unit: 'ms', ours: ours.ms, baseline: baseline.ms },
        memory: { unit: 'MB', ours: ours.mb, baseline: baseline.mb },
      };
    },
  }),
};
