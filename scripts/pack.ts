import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { publishedManifest } from './pack/published-manifest.ts';
import { root } from './root.ts';

/** npm runs this in the package's folder: `prepack`, and with `--undo` `postpack`. */
const folder = process.cwd();
const manifest = join(folder, 'package.json');
/** Where the repository's own manifest waits meanwhile. */
const kept = join(folder, 'package.source.json');
const dist = join(folder, 'dist');
const license = join(folder, 'LICENSE');

/** The folder as the repository has it: what was built for others goes, so that nothing here can ever load what is out of date. */
const undo = async (): Promise<void> => {
  if (existsSync(kept)) await rename(kept, manifest);
  await Promise.all([dist, license].map((path) => rm(path, { recursive: true, force: true })));
};

/** Both packages in one go, as the client's types come from the domain's sources; only this one's part is taken. */
const compile = async (): Promise<void> => {
  const out = await mkdtemp(join(tmpdir(), 'counterfoil-pack-'));
  try {
    const tsc = join(root, 'node_modules/.bin/tsc');
    execFileSync(tsc, ['-p', join(root, 'tsconfig.packages.json'), '--outDir', out], { stdio: 'inherit' });
    await cp(join(out, basename(folder), 'src'), dist, { recursive: true });
  } finally {
    await rm(out, { recursive: true, force: true });
  }
};

/** The folder as apps get it. The manifest comes last: until then the repository goes on working. */
const prepare = async (): Promise<void> => {
  // An earlier run may have been stopped half-way.
  await undo();
  await compile();
  await copyFile(join(root, 'LICENSE'), license);
  const own = await readFile(manifest, 'utf8');
  const published = `${JSON.stringify(publishedManifest(JSON.parse(own)), null, 2)}\n`;
  await writeFile(kept, own);
  await writeFile(manifest, published);
};

await (process.argv.includes('--undo') ? undo() : prepare());
