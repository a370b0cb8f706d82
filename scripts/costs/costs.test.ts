import { commandReasons } from '@counterfoil/domain/rejections';
import { expect, test } from 'vitest';
import { bills } from './bill.ts';
import { commandTypes, exampleOf } from './examples/examples.ts';
import { followUpsOf } from './follow-ups.ts';
import { dollars } from './operations.ts';
import { page } from './page.ts';
import { priceOfCommand } from './price-of-command.ts';

test('the page of costs is current', async () => {
  await expect(page()).toMatchFileSnapshot('../../docs/costs.md');
});

test('every command has a price, and every event of a command is followed up', () => {
  expect(commandTypes.toSorted()).toEqual(Object.keys(commandReasons).toSorted());
  for (const type of commandTypes) {
    const { played, stage } = exampleOf(type);
    expect(dollars(priceOfCommand(played).operations), type).toBeGreaterThan(0);
    const events = played.writes.filter(({ op, path }) => op === 'create' && /\/events\/[^/]+$/.test(path));
    const followed = followUpsOf(played, stage).filter(({ what }) => what !== 'record');
    expect(followed, type).toHaveLength(events.length);
  }
});

test('the other designs cost more at the same work', () => {
  const { bookings, orders } = bills();
  const costOf = (rows: typeof bookings, what: string): number => {
    const row = rows.find((one) => one.what === `**${what}**`);
    return row ? dollars(row.operations) : Number.NaN;
  };
  expect(costOf(bookings, 'join by fetch')).toBeGreaterThan(costOf(bookings, 'this design'));
  for (const rows of [bookings, orders]) {
    expect(costOf(rows, 'transaction per counter')).toBeGreaterThan(costOf(rows, 'this design'));
  }
});
