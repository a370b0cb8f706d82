import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { root } from './root.ts';
import { compileSamples } from './samples/compile-samples.ts';
import { samplesIn } from './samples/samples-in.ts';

// The compiler needs many seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const columns = 100;

test.each(['README.md', 'client/README.md'])(
  'the samples of %s compile against the sources, and fit a page',
  async (path) => {
    const markdown = await readFile(join(root, path), 'utf8');
    const samples = samplesIn(markdown);
    expect(samples.length).toBeGreaterThan(2);
    const lines = samples.flatMap(({ code }) => code.split('\n'));
    expect(lines.filter((line) => line.length > columns)).toEqual([]);
    expect(await compileSamples(path, markdown)).toBe('');
  },
);

test('an error names the line of the Markdown file', async () => {
  const markdown =
    "text\n\n```ts\nimport { commandId } from '@counterfoil/client';\nconst id: number = commandId();\n```\n";
  expect(await compileSamples('a.md', markdown)).toMatch(/^a\.md:5: error TS2322/);
});
