import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { localDay } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { pizzaHistory } from '../../scripts/replay/pizza/pizza-history.ts';
import { timeZone } from '../../scripts/replay/pizza/pizza-provider.ts';
import { readPizza } from '../../scripts/replay/pizza/read-pizza.ts';
import { root } from '../../scripts/root.ts';
import { firestore } from '../kit/admin.ts';
import { newId } from '../kit/new-id.ts';
import { writePizzaFolder } from '../kit/pizza-folder.ts';
import { chooseSeed } from '../kit/seed.ts';

const run = promisify(execFile);

test('replays days of a restaurant exact to the cent and the gram, and repeats nothing on a second run', async () => {
  const folder = await writePizzaFolder(chooseSeed('pizza'), 3, 8);
  const providerId = newId('pizza');
  const report = join(folder, 'report.json');
  const command = [join(root, 'scripts/replay.ts'), 'pizza', folder, '--provider', providerId, '--report', report];
  const played = async (...more: string[]) => {
    await run(process.execPath, [...command, ...more]);
    return JSON.parse(await readFile(report, 'utf8'));
  };

  const dry = await run(process.execPath, [...command, '--dry-run']);
  expect(dry.stdout).toContain('line 26: left out: orders: time');
  expect(dry.stdout).toContain('line 27: left out: orders: order y has lines that are not on the menu');

  const twoDays = await played('--to', '2015-03-02');
  expect(twoDays).toMatchObject({ rejected: 0, duplicate: 0, outcomes: { completed: 16 }, invariants: { broken: [] } });
  expect(Object.keys(twoDays.outcomes).sort()).toEqual(['completed', 'revenue 2015-03-01', 'revenue 2015-03-02']);
  expect(twoDays.outcomes).toEqual(twoDays.expected);
  expect(twoDays.invariants.checked).toBeGreaterThan(10);

  const all = await played();
  expect(all.duplicate).toBe(twoDays.applied);
  expect(all.outcomes).toEqual(all.expected);
  expect(all).toMatchObject({ rejected: 0, outcomes: { completed: 24 }, invariants: { broken: [] } });

  const another = await played('--provider', newId('pizza'));
  expect(another).toMatchObject({ applied: all.commands, rejected: 0, invariants: { broken: [] } });
  expect(another.outcomes).toEqual(another.expected);

  const pepper = await firestore.doc(`serviceProviders/${providerId}/ingredients/jalapeno-peppers`).get();
  expect(pepper.data()).toMatchObject({ name: 'Jalapeño Peppers', unit: 'kg' });
});

test('keeps the order of place, confirm and complete, and the day, for orders late at night', async () => {
  const place = await readPizza(await writePizzaFolder(chooseSeed('late'), 1, 3));
  const { moments } = pizzaHistory(
    place,
    { providerId: 'late', fileId: 'late' },
    { from: '2015-03-01', to: '2015-03-01' },
  );
  for (const { order_id } of place.orders.filter(({ time }) => time.startsWith('23:59'))) {
    const own = moments.flatMap(({ at, entries }) =>
      entries.flatMap(({ command: { id } }) => (id.startsWith(`late-${order_id}-`) ? [{ at, id }] : [])),
    );
    expect(own.map(({ id }) => id.split('-')[2])).toEqual(['place', 'confirm', 'complete']);
    expect(new Set(own.map(({ at }) => at.getTime())).size).toBe(3);
    expect(own.map(({ at }) => localDay(at, timeZone))).toEqual(['2015-03-01', '2015-03-01', '2015-03-01']);
  }
});

test('replays long names of providers and ingredients without a rejection', async () => {
  const folder = await writePizzaFolder(chooseSeed('long'), 1, 2);
  const types = join(folder, 'pizza_types.csv');
  const bytes = await readFile(types, 'latin1');
  await writeFile(types, bytes.replaceAll('Garlic', `Garlic ${'x'.repeat(150)}`), 'latin1');
  const providerId = `${newId('pizza')}-${'y'.repeat(128)}`.slice(0, 128);
  const report = join(folder, 'report.json');
  await run(process.execPath, [
    join(root, 'scripts/replay.ts'),
    ...['pizza', folder, '--provider', providerId, '--report', report],
  ]);
  const played = JSON.parse(await readFile(report, 'utf8'));
  expect(played).toMatchObject({ rejected: 0, outcomes: { completed: 2 }, invariants: { broken: [] } });
});
