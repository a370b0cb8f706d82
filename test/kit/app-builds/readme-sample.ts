import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../../scripts/root.ts';

/**
 * The README's sample as a module that exports `run`. The functions that the sample leaves to the app are added, and its
 * Firebase app.
 */
export const readmeSample = async (): Promise<string> => {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const [, sample = ''] = /## Ten lines of an app\s+```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  const lines = sample.split('\n');
  const imports = lines.filter((line) => line.startsWith('import '));
  const body = lines.filter((line) => !line.startsWith('import '));
  return [
    `import { initializeApp } from 'firebase/app';`,
    ...imports,
    'const [showSlots, showBookings, showRefusal] = Array.from({ length: 3 }, () => (...shown: unknown[]) => console.log(shown));',
    'export const run = async (): Promise<void> => {',
    `  const app = initializeApp({ projectId: 'demo-app', apiKey: 'key' });`,
    ...body.map((line) => `  ${line}`),
    '};',
  ].join('\n');
};
