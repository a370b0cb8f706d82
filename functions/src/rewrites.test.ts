import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { defaultRegion as region } from './config/settings.ts';

test('Hosting rewrites the URLs of the status API, bundles and calendars to the region of the functions', async () => {
  const { hosting } = JSON.parse(await readFile(new URL('../../firebase.json', import.meta.url), 'utf8'));
  const toFunctions = hosting.rewrites.filter((one: object) => 'function' in one);
  expect(toFunctions).toEqual([
    { source: '/api/**', function: { functionId: 'api', region } },
    { source: '/bundles/**', function: { functionId: 'bundle', region } },
    { source: '/calendars/**', function: { functionId: 'calendar', region } },
  ]);
});
