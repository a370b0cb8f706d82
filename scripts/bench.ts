import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildAll } from './build.ts';
import { runInSuite } from './suite/in-suite.ts';

const usage = `usage: npm run bench -- [options]

  --quick   fewer and smaller rounds, about ten minutes
  --only    part of a row's name; may be repeated
  --seed    of an earlier run: the same sides begin
  --earlier folder of another checkout, installed: the row start-up compares with its client
  --report  where to write the figures as JSON (default: bench.json)`;

const options = {
  quick: { type: 'boolean' },
  only: { type: 'string', multiple: true },
  seed: { type: 'string' },
  report: { type: 'string', default: 'bench.json' },
  earlier: { type: 'string' },
} as const;

const parsed = (() => {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exit(1);
  }
})();

const { quick, only = [], seed, report, earlier } = parsed;
await buildAll();
process.exit(
  await runInSuite(
    [
      'node',
      'test/bench/main.ts',
      ...(quick ? ['--quick'] : []),
      ...only.flatMap((name) => ['--only', name]),
      ...(seed ? ['--seed', seed] : []),
      ...(earlier ? ['--earlier', resolve(earlier)] : []),
      '--report',
      resolve(report),
    ],
    // A collector would be work that no other deployment has.
    {},
  ),
);
