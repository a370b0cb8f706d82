import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { root } from '../../scripts/root.ts';
import { firestore } from '../kit/admin.ts';
import { newId } from '../kit/new-id.ts';
import { writePizzaFolder } from '../kit/pizza-folder.ts';
import { chooseSeed } from '../kit/seed.ts';

const run = promisify(execFile);

test('days of a restaurant are played: revenue to the cent, stock to the gram, and again without doing anything twice', async () => {
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

  const pepper = await firestore.doc(`serviceProviders/${providerId}/ingredients/jalapeno-peppers`).get();
  expect(pepper.data()).toMatchObject({ name: 'Jalapeño Peppers', unit: 'kg' });
});
