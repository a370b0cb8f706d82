import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../root.ts';
import { appNames } from './app-names.ts';
import { samplesIn } from './samples-in.ts';

const options = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  moduleDetection: 'force',
  allowImportingTsExtensions: true,
  jsx: 'react-jsx',
  lib: ['esnext', 'dom', 'dom.iterable'],
  types: ['react', 'node'],
};

/** Names a position of the Markdown file in place of the compiled one. */
const inMarkdown = (path: string, message: string): string =>
  message.replace(
    /^sample-(\d+)\.tsx?\((\d+),(\d+)\)/gm,
    (_, first, line) => `${path}:${Number(first) + Number(line) - 1}`,
  );

/**
 * Compiles the samples of a Markdown file in an app that has this repository's packages.
 *
 * @returns the compiler's messages; empty if there is no error
 */
export const compileSamples = async (path: string, markdown: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'counterfoil-samples-'));
  try {
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['*'] }));
    await writeFile(join(folder, 'app-names.d.ts'), appNames);
    for (const { language, code, line } of samplesIn(markdown)) {
      await writeFile(join(folder, `sample-${line}.${language}`), code);
    }
    const { stdout, stderr } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', '.', '--pretty', 'false'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return inMarkdown(path, stdout + stderr);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
