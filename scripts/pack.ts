import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { jsonSchema } from '../domain/src/wire/json-schema.ts';
import { publishedManifest } from './pack/published-manifest.ts';
import { root } from './root.ts';

/** npm runs this in the package's folder as `prepack`, and with `--undo` as `postpack`. */
const folder = process.cwd();
const manifest = join(folder, 'package.json');
/** Holds the repository's own manifest while the package is packed. */
const kept = join(folder, 'package.source.json');
const dist = join(folder, 'dist');
const license = join(folder, 'LICENSE');
/** Only the domain has one. */
const schema = join(folder, 'schema.json');

/**
 * Restores the folder as the repository has it. Built files are deleted, so that nothing here can load an outdated
 * build.
 */
const undo = async (): Promise<void> => {
  if (existsSync(kept)) await rename(kept, manifest);
  await Promise.all([dist, license, schema].map((path) => rm(path, { recursive: true, force: true })));
};

/**
 * TypeScript wraps the address of a computed `import()` into a helper, also an address that it need not rewrite. The
 * comment for bundlers must stand before the address, so the helper leaves. All lines stay where the source map has them.
 */
const keepImportComments = async (): Promise<void> => {
  const path = join(dist, 'connection/load-again.js');
  if (!existsSync(path)) return;
  const code = (await readFile(path, 'utf8'))
    .replace(/^var __rewriteRelativeImportExtension = [\s\S]*?^};$/m, (helper) => helper.replace(/.+/g, ''))
    .replace(/import\(__rewriteRelativeImportExtension\((.+?)\)\)/, 'import($1)');
  await writeFile(path, code);
};

/**
 * Compiles both packages together, because the client's types come from the domain's sources. Only this package's part
 * is kept.
 */
const compile = async (): Promise<void> => {
  const out = await mkdtemp(join(tmpdir(), 'counterfoil-pack-'));
  try {
    const tsc = join(root, 'node_modules/.bin/tsc');
    execFileSync(tsc, ['-p', join(root, 'tsconfig.packages.json'), '--outDir', out], { stdio: 'inherit' });
    await cp(join(out, basename(folder), 'src'), dist, { recursive: true });
    await keepImportComments();
  } finally {
    await rm(out, { recursive: true, force: true });
  }
};

/** Prepares the folder as apps receive it. The manifest is replaced last, so the repository works until then. */
const prepare = async (): Promise<void> => {
  // An earlier run may have been interrupted.
  await undo();
  await compile();
  await copyFile(join(root, 'LICENSE'), license);
  // Written here and committed nowhere, so that no outdated copy exists.
  if (basename(folder) === 'domain') await writeFile(schema, `${JSON.stringify(jsonSchema(), null, 2)}\n`);
  const own = await readFile(manifest, 'utf8');
  const published = `${JSON.stringify(publishedManifest(JSON.parse(own)), null, 2)}\n`;
  await writeFile(kept, own);
  await writeFile(manifest, published);
};

await (process.argv.includes('--undo') ? undo() : prepare());
