import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { uploadedFiles } from '../kit/kit-app/deploy-plan.ts';
import { createKitApp, type KitApp } from '../kit/kit-app/kit-app.ts';
import { endInstallation, tryInstallation } from '../kit/kit-app/try-installation.ts';

let app: KitApp | undefined;

afterEach(async () => {
  await endInstallation();
  await app?.remove();
  app = undefined;
}, 60_000);

// The other ways are tried nightly.
test('an app has the packed functions beside its own, as a function kit of the CLI', { timeout: 180_000 }, () =>
  tryInstallation('kit'),
);

test('a deploy uploads the package from where npm has installed it, with its code and no settings', async () => {
  app = await createKitApp('codebase');
  const files = await uploadedFiles(app);
  expect(files).toEqual(expect.arrayContaining(['lib/index.js', 'package.json', 'firestore.rules']));
  expect(files.filter((file) => /\.env|secret|node_modules|src\//.test(file))).toEqual([]);
});

test('a project whose rules would open the house stays as it is, and hears where', async () => {
  app = await createKitApp('codebase');
  const open = (await app.read('firestore.rules')).replace('match /notes/{noteId}', 'match /{document=**}');
  await writeFile(join(app.folder, 'firestore.rules'), open);
  const before = await app.read('firebase.json');
  const { merge } = app;
  expect(() => merge('--prefix', 'house')).toThrow(/«match \/\{document=\*\*\}» of the app would open/);
  expect(() => merge('--prefix', 'House!')).toThrow(/--prefix: House! is no prefix/);
  expect([await app.read('firestore.rules'), await app.read('firebase.json')]).toEqual([open, before]);
});
