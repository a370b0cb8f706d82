import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../root.ts';
import { columnsOfEvents, tableOfEvents } from './table-of-events.ts';
import { common, viewsOfEvents } from './views-of-events.ts';

const file = (name: string): string => join(root, 'deploy/bigquery', name);

// `-u` writes the files.
test('the table and the views of BigQuery follow from the schemas of events', async () => {
  await expect(tableOfEvents()).toMatchFileSnapshot(file('events.sql'));
  await expect(viewsOfEvents()).toMatchFileSnapshot(file('event-views.sql'));
  await expect(`${JSON.stringify(columnsOfEvents, null, 2)}\n`).toMatchFileSnapshot(file('events.schema.json'));
});

/** Words that BigQuery reserves, of those that a name of ours might be. */
const reserved =
  /^(all|and|any|array|as|asc|at|between|by|case|cast|collate|contains|create|cross|cube|current|default|define|desc|distinct|else|end|enum|escape|except|exclude|exists|extract|false|fetch|following|for|from|full|group|grouping|groups|hash|having|if|ignore|in|inner|intersect|interval|into|is|join|lateral|left|like|limit|lookup|merge|natural|new|no|not|null|nulls|of|on|or|order|outer|over|partition|preceding|proto|qualify|range|recursive|respect|right|rollup|rows|select|set|some|struct|tablesample|then|to|treat|true|unbounded|union|unnest|using|when|where|window|with|within)$/i;

test('no name without quotes is a keyword of BigQuery', async () => {
  const names: string[] = columnsOfEvents.map(({ name }) => name);
  for await (const path of glob('**/*.sql', { cwd: file('') })) {
    const sql = (await readFile(file(path), 'utf8')).replace(/--.*$/gm, '');
    names.push(...[...sql.matchAll(/\bAS (\w+)(?=\s*[,)\n])/g)].map(([, name = '']) => name));
  }
  const types = ['INT64', 'NUMERIC', 'TIMESTAMP', 'BOOL'];
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter((name) => reserved.test(name) && !types.includes(name))).toEqual([]);
});

test('a view names no column twice', () => {
  for (const view of viewsOfEvents().split('CREATE ').slice(1)) {
    const names = [...common, ...[...view.matchAll(/ AS `(\w+)`,?$/gm)].map(([, name]) => name)];
    expect(names.length, view).toBe(new Set(names).size);
  }
});
