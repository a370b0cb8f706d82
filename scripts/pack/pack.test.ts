import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jsonSchema } from '../../domain/src/wire/json-schema.ts';
import { root } from '../root.ts';
import { bundleApp } from '../sizes/bundle-app.ts';
import { divideApp } from './divide-app.ts';
import { type PackedApp, packages, packedApp } from './packed-app.ts';

let folder: string;
let packed: PackedApp;
let app: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'counterfoil-packed-'));
  packed = await packedApp(folder);
  app = packed.app;
}, 120_000);

afterAll(async () => await rm(folder, { recursive: true, force: true }));

const manifestOf = async (path: string) => JSON.parse(await readFile(join(path, 'package.json'), 'utf8'));

const entriesOf = async (name: string): Promise<string[]> => {
  const { exports } = await manifestOf(join(root, name));
  const code = Object.keys(exports).filter((entry) => !entry.endsWith('.json'));
  return code.map((entry) => join('@counterfoil', name, entry));
};

describe.each(packages)('the packed %s', (name) => {
  test('contains only JavaScript with source maps, types, the licence and a README', async () => {
    const others = packed.files[name].filter((path) => !/^package\/dist\/.+\.(js|js\.map|d\.ts)$/.test(path));
    const data = name === 'domain' ? ['package/schema.json'] : [];
    expect(others).toEqual(['package/LICENSE', 'package/README.md', 'package/package.json', ...data]);
    expect(packed.files[name].filter((path) => /\.test\.|test-kit/.test(path))).toEqual([]);
    const license = await readFile(join(app, 'node_modules/@counterfoil', name, 'LICENSE'), 'utf8');
    expect(license).toBe(await readFile(join(root, 'LICENSE'), 'utf8'));
  });

  test('has a source map with the source for every file, so that an error of an app names our lines', async () => {
    const files = packed.files[name].filter((path) => path.endsWith('.js'));
    expect(packed.files[name]).toEqual(expect.arrayContaining(files.map((path) => `${path}.map`)));
    const [first = ''] = files;
    const map = await readFile(join(app, 'node_modules/@counterfoil', name, `${first.replace('package/', '')}.map`));
    expect(JSON.parse(map.toString()).sourcesContent).toEqual([expect.stringContaining('export')]);
  });

  test('is publishable and tree-shakeable, and contains the files of every entry', async () => {
    const manifest = await manifestOf(join(app, 'node_modules/@counterfoil', name));
    expect(manifest).toMatchObject({ type: 'module', sideEffects: false, license: 'Apache-2.0' });
    for (const ours of ['private', 'devDependencies']) expect(manifest).not.toHaveProperty(ours);
    const targets = Object.values<Record<string, string> | string>(manifest.exports).flatMap((entry) =>
      typeof entry === 'string' ? entry : Object.values(entry),
    );
    const files = new Set(packed.files[name]);
    expect(targets.filter((path) => !files.has(join('package', path)))).toEqual([]);
  });

  test('leaves its source folder unchanged', async () => {
    const source = join(packed.repository, name);
    expect(await readFile(join(source, 'package.json'), 'utf8')).toBe(
      await readFile(join(root, name, 'package.json'), 'utf8'),
    );
    const left = ['dist', 'LICENSE', 'schema.json', 'package.source.json'].filter((path) =>
      existsSync(join(source, path)),
    );
    expect(left).toEqual([]);
  });
});

test('the packed domain carries the JSON Schema of its own version', async () => {
  const schema = await readFile(join(app, 'node_modules/@counterfoil/domain/schema.json'), 'utf8');
  expect(JSON.parse(schema)).toEqual(JSON.parse(JSON.stringify(jsonSchema())));
});

// Each packing compiles both packages.
test('restores a folder after an interrupted packing', { timeout: 120_000 }, async () => {
  const client = join(packed.repository, 'client');
  const own = await readFile(join(client, 'package.json'), 'utf8');
  const half = spawnSync(process.execPath, ['../scripts/pack.ts'], { cwd: client });
  expect(half.status).toBe(0);
  expect(await manifestOf(client)).not.toHaveProperty('private');
  execFileSync('npm', ['run', '--silent', 'postpack'], { cwd: client });
  expect(await readFile(join(client, 'package.json'), 'utf8')).toBe(own);
  expect(existsSync(join(client, 'dist'))).toBe(false);
});

test('the client has firebase and rxjs as peers, and react as an optional one; only the domain depends on zod', async () => {
  const client = await manifestOf(join(app, 'node_modules/@counterfoil/client'));
  const domain = await manifestOf(join(app, 'node_modules/@counterfoil/domain'));
  expect(Object.keys(client.peerDependencies).sort()).toEqual(['firebase', 'react', 'rxjs']);
  expect(client.peerDependenciesMeta).toEqual({ react: { optional: true } });
  expect(client.dependencies).toEqual({ '@counterfoil/domain': domain.version });
  expect(Object.keys(domain.dependencies)).toEqual(['zod']);
  expect(domain.peerDependencies).toBeUndefined();
});

test('the comments that keep bundlers from a computed import stand before its address', async () => {
  const dist = join(app, 'node_modules/@counterfoil/client/dist');
  const files = (await readdir(dist, { recursive: true })).filter((path) => path.endsWith('.js'));
  const codes = await Promise.all(files.map((path) => readFile(join(dist, path), 'utf8')));
  expect(codes.filter((code) => code.includes('__rewriteRelativeImportExtension'))).toEqual([]);
  const computed = codes.flatMap((code) => code.match(/\bimport\((?!['")]).*?\)/g) ?? []);
  expect(computed).toEqual(['import(/* @vite-ignore */ /* webpackIgnore: true */ address)']);
  const { imports } = await manifestOf(join(app, 'node_modules/@counterfoil/client'));
  expect(imports).toEqual({
    '#load-again': {
      'react-native': './dist/connection/load-again-native.js',
      default: './dist/connection/load-again.js',
    },
  });
});

test("the packed hooks begin with 'use client', so that a server component may import them", async () => {
  const entry = await readFile(join(app, 'node_modules/@counterfoil/client/dist/react.js'), 'utf8');
  expect(entry).toMatch(/^'use client';/);
});

test('the client accepts the peers that the nightly test tries', async () => {
  const { peerDependencies } = await manifestOf(join(app, 'node_modules/@counterfoil/client'));
  expect(peerDependencies).toEqual({
    firebase: '^11.0.0 || ^12.0.0',
    react: '^18.0.0 || ^19.0.0',
    rxjs: '^7.8.0',
  });
});

test('plain Node loads every entry without stripping types; only the whole domain, the warehouse and the fake load zod', async () => {
  const entries = (await Promise.all(packages.map(entriesOf))).flat();
  expect(entries).toEqual(
    expect.arrayContaining([
      '@counterfoil/client/account',
      '@counterfoil/client/react',
      '@counterfoil/client/inspector',
      '@counterfoil/domain/booking',
    ]),
  );
  const program = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
    const names = Object.keys(await import(process.argv[1]));
    console.log(JSON.stringify({ names: names.length, zod: loaded.some((url) => url.includes('/node_modules/zod/')) }));`;
  const load = (entry: string) => {
    const args = ['--no-experimental-strip-types', '--input-type=module', '-e', program, entry];
    const { names, zod } = JSON.parse(execFileSync(process.execPath, args, { cwd: app, encoding: 'utf8' }));
    expect(names, entry).toBeGreaterThan(0);
    return zod ? [entry] : [];
  };
  expect(entries.flatMap(load)).toEqual([
    '@counterfoil/domain',
    '@counterfoil/domain/warehouse',
    '@counterfoil/client/testing',
  ]);
});

// Checks the types of every library, ours included. Firestore's types name Temporal, which an app's `lib` must provide.
test.each([
  ['nodenext', 'nodenext'],
  ['bundler', 'esnext'],
])('an app has its types, strictly, resolved as %s', async (moduleResolution, module) => {
  await copyFile(join(import.meta.dirname, 'sample-app.ts'), join(app, 'sample-app.ts'));
  const options = {
    moduleResolution,
    module,
    target: 'es2022',
    lib: 'es2022,dom,dom.iterable,esnext.temporal',
    types: '',
    skipLibCheck: 'false',
  };
  const flags = Object.entries(options).flatMap(([flag, value]) => [`--${flag}`, value]);
  const tsc = join(root, 'node_modules/.bin/tsc');
  const { stdout } = spawnSync(tsc, ['--noEmit', '--strict', ...flags, 'sample-app.ts'], {
    cwd: app,
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
});

describe('a bundler', () => {
  test('puts lazy files into later chunks, and finds neither zod nor the fake for tests', async () => {
    const source = `export * from '@counterfoil/client'; export { useLive } from '@counterfoil/client/react';`;
    const { atStart, later } = await divideApp(source, app);
    const ofClient = (part: string) => expect.stringContaining(`client/dist/${part}.js`);
    expect(atStart).toEqual(expect.arrayContaining(['counterfoil', 'react/use-live'].map(ofClient)));
    expect(atStart.filter((path) => path.includes('.lazy.'))).toEqual([]);
    const inspector = atStart.filter((path) => path.includes('dist/inspector'));
    expect(inspector).toEqual([ofClient('inspector/internals')]);
    const dist = join(app, 'node_modules/@counterfoil/client/dist');
    // The entry of previews has a part of its own, and this app does not import it.
    const shipped = (await readdir(dist, { recursive: true })).filter((path) => /^(?!preview).*\.lazy\.js$/.test(path));
    expect(shipped).toContain('optimistic/engine.lazy.js');
    const lazy = Object.groupBy(shipped, (path) => (path.startsWith('desk/') ? 'ofDesk' : 'ofAll'));
    const partsOf = (paths: readonly string[] = []) => paths.map((path) => ofClient(path.replace(/\.js$/, '')));
    expect(later).toEqual(expect.arrayContaining(partsOf(lazy.ofAll)));
    const ofDesk = await divideApp(`export { desk } from '@counterfoil/client/desk';`, app);
    expect(ofDesk.later).toEqual(expect.arrayContaining(partsOf(lazy.ofDesk)));
    expect(ofDesk.atStart.filter((path) => path.includes('.lazy.'))).toEqual([]);
    expect(later).toContainEqual(expect.stringContaining('domain/dist/booking/commands.js'));
    const unwanted = ['node_modules/zod/', 'client/dist/testing/'];
    const all = [...atStart, ...later];
    expect(all.filter((path) => unwanted.some((part) => path.includes(part)))).toEqual([]);
  });

  // The last one ignores `sideEffects`.
  test.each([
    { name: 'createCounterfoil', of: '@counterfoil/client', honest: false },
    { name: 'useLive', of: '@counterfoil/client/react', honest: false },
    { name: 'exportMyData', of: '@counterfoil/client/account', honest: false },
    { name: 'attachInspector', of: '@counterfoil/client/inspector', honest: false },
    { name: 'desk', of: '@counterfoil/client/desk', honest: false },
    { name: 'daysBetween', of: '@counterfoil/client/insight', honest: false },
    { name: 'providersNear', of: '@counterfoil/client/directory', honest: false },
    { name: 'preview', of: '@counterfoil/client/preview', honest: false },
    { name: 'bookingCommands', of: '@counterfoil/domain/booking', honest: false },
    { name: 'parseCommand', of: '@counterfoil/domain', honest: false },
    { name: 'providerOrders', of: '@counterfoil/domain/core', honest: true },
  ])('adds nearly nothing for an import of $name that is used for nothing', async ({ name, of, honest }) => {
    const { text } = await bundleApp(`import { ${name} } from '${of}';`, { ignoreSideEffects: honest, from: app });
    expect(text.length).toBeLessThanOrEqual(72);
  });
});

test('every package of the repository keeps its sources as entries', async () => {
  for (const name of packages) {
    const { exports, private: isPrivate } = await manifestOf(join(root, name));
    expect(JSON.stringify(exports)).not.toContain('dist');
    expect(isPrivate).toBe(true);
    expect(await readdir(join(root, name))).not.toContain('package.source.json');
  }
});
