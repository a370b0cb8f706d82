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

test('a view names no column twice', () => {
  for (const view of viewsOfEvents().split('CREATE ').slice(1)) {
    const names = [...common, ...[...view.matchAll(/ AS (\w+),?$/gm)].map(([, name]) => name)];
    expect(names.length, view).toBe(new Set(names).size);
  }
});
