import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../root.ts';
import { costTable, exportPrice, exportTable, readingsForExport } from './cost-table.ts';

const page = join(root, 'docs/at-scale.md');

const between = (text: string, mark: string, table: string): string =>
  text.replace(new RegExp(`(<!-- ${mark} -->\n)[\\s\\S]*?(\n<!-- /${mark} -->)`), `$1${table}$2`);

// `-u` writes them.
test('the tables of the page «at scale» follow from the list prices', async () => {
  const text = await readFile(page, 'utf8');
  const renewed = between(between(text, 'costs', costTable()), 'export', exportTable());
  await expect(renewed).toMatchFileSnapshot(page);
});

test('the thresholds of the page are those of the prices', async () => {
  const text = await readFile(page, 'utf8');
  const costs = await readFile(join(root, 'docs/costs.md'), 'utf8');
  const [bookings, orders] = [...costs.matchAll(/\*\*this design\*\*.*\| ([\d.]+) \|/g)].map(([, bill]) =>
    Number(bill),
  );
  const share = (events: number, bill = 0) => Math.round((100 * events * exportPrice) / bill);
  expect(text).toContain(`**${Math.floor(readingsForExport)} readings.**`);
  expect(text).toContain(`${share(3900, bookings)} % of the bill of bookings`);
  expect(text).toContain(`${share(13_000, orders)} % of that of orders`);
});
