import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { root } from './root.ts';

interface Packer {
  prepareFunctionsUpload(
    projectDir: string,
    sourceDir: string,
    config: { ignore: string[] },
    additional: string[],
  ): Promise<{ pathToSource: string }>;
}

/** The code that `firebase deploy` packs the functions with. */
const packer: Packer = createRequire(import.meta.url)('firebase-tools/lib/deploy/functions/prepareFunctionsUpload.js');

const deployed = ['lib/index.js', 'lib/index.js.map', 'package.json'];

/** Files that lie, or may lie, in the folder of the functions. */
const kept = [
  '.env',
  '.env.local',
  '.env.demo-counterfoil',
  '.env.my-project',
  '.secret.local',
  '.runtimeconfig.json',
  'service-account.local',
  'config.local',
  'firebase-debug.log',
  'emulator.log',
  'src/index.ts',
  'src/index.test.ts',
  'node_modules/a/index.js',
  'tsconfig.json',
  '.DS_Store',
  '.gitignore',
];

test('a deploy uploads the built functions, and no secret, no setting of this machine and no source', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'counterfoil-upload-'));
  for (const name of [...deployed, ...kept]) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), 'STRIPE_WEBHOOK_SECRET=whsec_local');
  }
  const { functions } = JSON.parse(await readFile(join(root, 'firebase.json'), 'utf8'));
  for (const config of functions) {
    const { pathToSource } = await packer.prepareFunctionsUpload(folder, folder, config, []);
    const uploaded = Object.keys(unzipSync(await readFile(pathToSource)));
    expect(uploaded.sort()).toEqual(deployed);
  }
});
