import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from './root.ts';

/** A file that imports another one, in a repository that has nothing else. */
interface BrokenImport {
  readonly rule: string;
  readonly from: string;
  readonly code: string;
}

const broken: readonly BrokenImport[] = [
  {
    rule: 'order of domain/src: stock',
    from: 'domain/src/stock/a.ts',
    code: `import type { B } from '../restaurant/orders/b.ts'; export type A = B;`,
  },
  {
    rule: 'order of domain/src/booking: slots',
    from: 'domain/src/booking/slots/a.ts',
    code: `export const a = () => import('../reservation/b.ts');`,
  },
  {
    rule: 'order of client/src: live',
    from: 'client/src/live/a.ts',
    code: `import { b } from '../commands/b.ts'; export const a = b;`,
  },
  {
    rule: 'order of client/src: .',
    from: 'client/src/index.ts',
    code: `export { b } from './testing/b.ts';`,
  },
  {
    rule: 'order of functions/src: notify',
    from: 'functions/src/notify/a.ts',
    code: `import { b } from '../audit/b.ts'; export const a = b;`,
  },
  {
    rule: 'order of domain/src: unlisted folder',
    from: 'domain/src/kernel/a.ts',
    code: `export { b } from '../somewhere/b.ts';`,
  },
  {
    rule: 'order of client/src: unlisted folder',
    from: 'client/src/somewhere/a.ts',
    code: `export { b } from '../live/b.ts';`,
  },
  {
    rule: 'the core loads only @counterfoil/domain/core',
    from: 'client/src/live/a.ts',
    code: `import type { B } from '../../../domain/src/booking.ts'; export type A = B;`,
  },
  {
    rule: 'imports of functions',
    from: 'functions/src/notify/a.ts',
    code: `import { b } from '../../../client/src/index.ts'; export const a = b;`,
  },
  {
    rule: 'imports of domain',
    from: 'domain/src/kernel/a.ts',
    code: `import { b } from 'rxjs'; export const a = b;`,
  },
  {
    rule: 'imports of client',
    from: 'client/src/live/a.ts',
    code: `import { b } from '../../../test/kit/b.ts'; export const a = b;`,
  },
];

/** The file that the code imports, so that only the direction is wrong. */
const targetOf = ({ from, code }: BrokenImport): string | undefined => {
  const path = /'(\.[^']*)'/.exec(code)?.[1];
  return path && join(dirname(from), path);
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'counterfoil-directions-'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The report of the rules on these files and no others. */
const check = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const sources = ['domain', 'client', 'functions', 'test'];
  for (const source of sources) await rm(join(folder, source), { recursive: true, force: true });
  const all = { 'domain/src/index.ts': '', 'client/src/index.ts': '', 'functions/src/index.ts': '', ...files };
  for (const [path, code] of Object.entries(all)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), code);
  }
  const rules = join(root, '.dependency-cruiser.cjs');
  const args = ['--config', rules, 'domain', 'client', 'functions'];
  return spawnSync(join(root, 'node_modules/.bin/depcruise'), args, { cwd: folder, encoding: 'utf8' }).stdout;
};

describe('the rules of directions', () => {
  test.each(broken)('refuse a broken import: $rule', async (one) => {
    const target = targetOf(one);
    const found = await check({
      ...(target ? { [target]: 'export const b = 1; export type B = number;' } : {}),
      [one.from]: one.code,
    });
    expect(found).toContain(`error ${one.rule}: ${one.from}`);
  });

  test.each([
    ['imports', `import { b } from './b.ts'; export const a = () => b;`],
    ['types', `import type { b } from './b.ts'; export const a: typeof b = 1;`],
    ['import()', `export const a = () => import('./b.ts');`],
  ])('refuse a circle of %s', async (_, code) => {
    const found = await check({
      'domain/src/kernel/a.ts': code,
      'domain/src/kernel/b.ts': `import type { a } from './a.ts'; export const b = 1 as unknown as typeof a;`,
    });
    expect(found).toContain('error no import cycles: domain/src/kernel/');
  });

  test('allow a later folder to import an earlier one', async () => {
    const found = await check({
      'domain/src/restaurant/orders/a.ts': `import { b } from '../../stock/b.ts'; export const a = b;`,
      'domain/src/stock/b.ts': 'export const b = 1;',
      'client/src/workspace/a.ts': `export const a = () => import('./b.lazy.ts');`,
      'client/src/workspace/b.lazy.ts': 'export const b = 1;',
    });
    expect(found).toContain('no dependency violations found');
  });
});

/** Imports that the parser of the rules does not see. */
const unseen = (path: string, code: string): string[] => {
  const found: string[] = [];
  // It keeps one import of a file: an `import()` hides a later static import of the same lazy file.
  const isCore = /^client\/src\/(?!testing\/)/.test(path) && !/\.(lazy|test)\.ts$/.test(path);
  if (isCore && /from '[^']*\.lazy\.ts'/.test(code)) found.push(`${path} imports a lazy file from the start`);
  if (/\bimport\('[^']*'\)\./.test(code)) found.push(`${path} imports a type by import('…').Type`);
  return found;
};

describe('imports that the rules do not see', () => {
  test.each([
    [`export const a = () => import('./b.lazy.ts'); export { b } from './b.lazy.ts';`, 'imports a lazy file'],
    [`export const a = () => import('./b.lazy.ts'); export type { B } from './b.lazy.ts';`, 'imports a lazy file'],
    [`export type A = import('./b.ts').B;`, 'imports a type'],
  ])('are found: %s', (code, message) => {
    expect(unseen('client/src/workspace/a.ts', code)).toEqual([expect.stringContaining(message)]);
  });

  test('do not occur', async () => {
    const paths = execFileSync('git', ['ls-files', 'domain/src', 'client/src', 'functions/src', 'dashboard/src'], {
      cwd: root,
      encoding: 'utf8',
    });
    const sources = paths.split('\n').filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'));
    expect(sources.length).toBeGreaterThan(400);
    const codes = await Promise.all(sources.map((path) => readFile(join(root, path), 'utf8')));
    expect(sources.flatMap((path, n) => unseen(path, codes[n] ?? ''))).toEqual([]);
  });
});
