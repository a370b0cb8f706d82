import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { openDatabase } from '../kit/admin.ts';
import { machine } from './machine.ts';
import { printRow } from './print-row.ts';
import type { BenchContext, Metric, Row } from './row.ts';
import { browserRows } from './rows/browsers.ts';
import { commandRows } from './rows/commands.ts';
import { contentionRows } from './rows/contention.ts';
import { importRow } from './rows/imports.ts';
import { listRows } from './rows/live-list.ts';
import { longListRow } from './rows/long-list.ts';
import { longListInMemoryRow } from './rows/long-list-in-memory.ts';
import { roundTripRow } from './rows/round-trips.ts';
import { screenStartRow } from './rows/screens.ts';
import { startUpRow } from './rows/start-up.ts';
import { type Summary, summarize } from './summary.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    report: { type: 'string', default: 'bench.json' },
    earlier: { type: 'string' },
  },
});

const rows: readonly Row[] = [
  ...commandRows,
  roundTripRow,
  ...contentionRows,
  ...listRows,
  importRow,
  ...browserRows,
  screenStartRow,
  longListRow,
  longListInMemoryRow,
  ...(values.earlier ? [startUpRow(values.earlier)] : []),
];

const chosen = rows.filter(({ name }) => values.only.length === 0 || values.only.some((part) => name.includes(part)));
if (chosen.length === 0) {
  console.error(`no row has such a name; the rows are ${rows.map(({ name }) => name).join(', ')}`);
  process.exit(1);
}

/** Which side begins, for each round. */
const turns = (seed: number, count: number): boolean[] =>
  fc.sample(fc.array(fc.boolean(), { minLength: count, maxLength: count }), { seed, numRuns: 1 }).flat();

const measure = async (row: Row, context: BenchContext, seed: number): Promise<Record<string, Summary>> => {
  const { round, close } = await row.open(context);
  try {
    const counted: Readonly<Record<string, Metric>>[] = [];
    await round(true);
    for (const oursFirst of turns(seed, context.isQuick ? row.rounds.quick : row.rounds.full)) {
      counted.push(await round(oursFirst));
    }
    return summarize(counted);
  } finally {
    await close?.();
  }
};

const context: BenchContext = {
  isQuick: values.quick,
  apart: openDatabase('bench'),
  baseline: openDatabase('bench-baseline'),
};
const seed = Number(values.seed);
const report: Record<string, object> = {};
const began = performance.now();
for (const row of chosen) {
  const metrics = await measure(row, context, seed);
  report[row.name] = { about: row.about, rounds: values.quick ? row.rounds.quick : row.rounds.full, metrics };
  console.log(`${printRow(row.name, row.about, metrics)}\n`);
}
const facts = { at: new Date().toISOString(), seed, quick: values.quick, machine: await machine() };
await writeFile(values.report, `${JSON.stringify({ ...facts, rows: report }, null, 2)}\n`);
console.log(`${Math.round((performance.now() - began) / 1000)} s; seed ${seed}; written to ${values.report}`);
process.exit(0);
