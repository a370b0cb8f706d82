import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { region } from '../config/settings.ts';

test('Hosting looks for the bundles where the functions run', async () => {
  const { hosting } = JSON.parse(await readFile(new URL('../../../firebase.json', import.meta.url), 'utf8'));
  expect(hosting.rewrites).toEqual([{ source: '/bundles/**', function: { functionId: 'bundle', region } }]);
});
