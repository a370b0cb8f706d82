import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { functionsBuild } from '../build.ts';
import { root } from '../root.ts';

/** Files of the repository that an app's project merges or needs. */
const copied = ['LICENSE', 'firestore.rules', 'firestore.indexes.json'];

/** The manifest that an app installs. `engines` and `dependencies` are those of the deployed functions. */
const manifestOf = async (): Promise<Record<string, unknown>> => {
  const { private: _, ...own } = JSON.parse(await readFile(join(root, 'functions/package.json'), 'utf8'));
  return {
    ...own,
    description: "Counterfoil's functions, rules and indexes, for the Firebase project of an app.",
    types: 'lib/index.d.ts',
    bin: { 'counterfoil-kit': 'lib/counterfoil-kit.js' },
    files: ['lib', 'firestore.rules', 'firestore.indexes.json'],
  };
};

/** A wrapper of an app, or of the CLI's kits, exports the functions again and looks at none of them. */
const typesOf = (names: readonly string[]): string =>
  names.map((name) => `export declare const ${name}: object;\n`).join('');

const exportsOf = async (file: string): Promise<string[]> => Object.keys(await import(pathToFileURL(file).href)).sort();

/** Below the repository, so that the bundle's packages are found when its exports are listed. */
const temporaryFolder = async (): Promise<string> => {
  await mkdir(join(root, '.suite'), { recursive: true });
  return await mkdtemp(join(root, '.suite', 'functions-'));
};

/**
 * Packs the functions as a package, so that another Firebase project deploys them beside its own: the bundled code,
 * rules, indexes, and the program `counterfoil-kit`. A folder of its own is packed: running emulators see nothing.
 *
 * @returns the path of the tarball in `out`
 */
export const packFunctions = async (out: string): Promise<string> => {
  const folder = await temporaryFolder();
  try {
    await mkdir(join(folder, 'lib'));
    await build({ ...functionsBuild, outfile: join(folder, 'lib/index.js') });
    await build({
      absWorkingDir: root,
      entryPoints: ['scripts/kit/counterfoil-kit.ts'],
      outfile: join(folder, 'lib/counterfoil-kit.js'),
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node24',
      banner: { js: '#!/usr/bin/env node' },
    });
    await writeFile(join(folder, 'lib/index.d.ts'), typesOf(await exportsOf(join(folder, 'lib/index.js'))));
    for (const name of copied) await copyFile(join(root, name), join(folder, name));
    await copyFile(join(root, 'docs/function-kit.md'), join(folder, 'README.md'));
    await writeFile(join(folder, 'package.json'), `${JSON.stringify(await manifestOf(), null, 2)}\n`);
    const args = ['pack', '--silent', '--offline', '--pack-destination', resolve(out)];
    const name = execFileSync('npm', args, { cwd: folder, encoding: 'utf8' }).trim();
    return join(resolve(out), name);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

if (import.meta.main) console.log(await packFunctions(process.argv[2] ?? '.'));
