import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { expect, test } from 'vitest';
import { root } from './root.ts';

/** The graph of the app as its bundler sees it: dependency-cruiser reads no JSX. */
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['dashboard/src/main.ts'],
  outdir: 'dashboard/dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  jsx: 'automatic',
  write: false,
  metafile: true,
});

type Inputs = Metafile['inputs'];

const isScreen = (file: string): boolean => file.startsWith('dashboard/src/');
const screens = Object.keys(metafile.inputs).filter(isScreen);

/** The files that an app may import from the client, by its package. */
const entries = async (): Promise<ReadonlySet<string>> => {
  const { exports } = JSON.parse(await readFile(join(root, 'client/package.json'), 'utf8'));
  const files = Object.values<{ default: string }>(exports).map((entry) => join('client', entry.default));
  return new Set(files);
};

const packageOf = (file: string): string | undefined => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];

/** The screens that a file loads together with itself. */
const loadedBy = (file: string, inputs: Inputs): string[] =>
  (inputs[file]?.imports ?? [])
    .filter(({ path, kind }) => isScreen(path) && kind !== 'dynamic-import')
    .map(({ path }) => path);

/** All screens that a file loads, over others, too. */
const reachedFrom = (start: string, inputs: Inputs): ReadonlySet<string> => {
  const reached = new Set<string>();
  const waiting = loadedBy(start, inputs);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    waiting.push(...loadedBy(file, inputs));
  }
  return reached;
};

test('screens stand on the client and on what their package names', async () => {
  const allowed = await entries();
  const { dependencies } = JSON.parse(await readFile(join(root, 'dashboard/package.json'), 'utf8'));
  const strays = screens.flatMap((file) =>
    (metafile.inputs[file]?.imports ?? [])
      .map(({ path }) => path)
      .filter((path) => !isScreen(path) && !allowed.has(path))
      .filter((path) => !Object.hasOwn(dependencies, packageOf(path) ?? ''))
      .map((path) => `${file} imports ${path}`),
  );
  expect(screens.length).toBeGreaterThan(40);
  expect(strays).toEqual([]);
});

test('only the connection and the address for push know Firebase', () => {
  const users = screens.filter((file) =>
    metafile.inputs[file]?.imports.some(({ path }) => packageOf(path)?.includes('firebase')),
  );
  expect(users.toSorted()).toEqual(['dashboard/src/connect.ts', 'dashboard/src/shell/push-token.ts']);
});

test('no screen imports itself over others', () => {
  expect(screens.filter((file) => reachedFrom(file, metafile.inputs).has(file))).toEqual([]);
});
