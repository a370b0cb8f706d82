import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { root } from '../../scripts/root.ts';

interface Report {
  readonly available: number;
  readonly reads: number;
  readonly megabytes: number;
}

/** In a process of its own, because its memory is measured. Without a limit, the heap grows before it is collected. */
const importRecipes = async (count: number): Promise<Report> => {
  const program = join(root, 'test/kit/import-recipes-program.ts');
  const args = ['--max-old-space-size=192', program, String(count)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const [report = ''] = stdout.trim().split('\n').slice(-1);
  console.log(report);
  return JSON.parse(report);
};

test('reads at most ten documents a recipe for an import of a thousand, in less than 300 MB', async () => {
  for (const count of [100, 400, 1000]) {
    const { available, reads, megabytes } = await importRecipes(count);
    expect(available).toBe(count);
    expect(reads / count).toBeLessThanOrEqual(10);
    expect(megabytes).toBeLessThan(300);
  }
}, 900_000);
