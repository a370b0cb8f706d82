import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packedApp } from '../../scripts/pack/packed-app.ts';
import { root } from '../../scripts/root.ts';
import { newApp, tarballsIn } from '../kit/app-builds/new-app.ts';
import { readmeSample } from '../kit/app-builds/readme-sample.ts';

/** Installs from the registry, so it needs a network, and minutes. */
const minutes = (count: number): number => count * 60_000;

/** Firestore's types name Temporal, which an app's `lib` must provide. */
const strict = {
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  module: 'nodenext',
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable', 'esnext'],
  types: [],
};

let folder: string;
let tarballs: readonly string[];
let sample: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'counterfoil-apps-'));
  await packedApp(folder);
  tarballs = await tarballsIn(folder);
  sample = await readmeSample();
}, minutes(5));

afterAll(async () => await rm(folder, { recursive: true, force: true }));

/** Reads all JavaScript of a build, as one text. */
const codeIn = async (path: string): Promise<string> => {
  const files = (await readdir(path, { recursive: true })).filter((name) => /\.(js|mjs|hbc|bundle)$/.test(name));
  return (await Promise.all(files.map((name) => readFile(join(path, name), 'latin1')))).join('\n');
};

/** A command's effect on slots is decided by lazy code, so this name proves that its chunks are in the build. */
const lazyCode = 'lastCommandId';

test(
  "the README's line installs the packages without the registry knowing them",
  async () => {
    const readme = await readFile(join(root, 'client/README.md'), 'utf8');
    const [, names = ''] = /^npm install (.+)$/m.exec(readme) ?? [];
    const [counterfoil, peers] = [/counterfoil-/, /^[a-z]+$/].map((like) =>
      names.split(' ').filter((name) => like.test(name)),
    );
    expect(counterfoil?.map((path) => path.replace(/^.*\//, ''))).toEqual(
      tarballs.map((path) => path.replace(/^.*\//, '')),
    );
    const app = await newApp(folder, [...tarballs, ...(peers ?? [])]);
    await app.write({
      'index.mjs': `import { createCounterfoil } from '@counterfoil/client'; console.log(typeof createCounterfoil);`,
    });
    const { folder: path } = app;
    const installed = await readdir(join(path, 'node_modules/@counterfoil'));
    expect(installed.sort()).toEqual(['client', 'domain']);
  },
  minutes(5),
);

describe.each([
  ['11', '18'],
  ['11', '19'],
  ['12', '18'],
  ['12', '19'],
])('with firebase %s and react %s', (firebase, react) => {
  test(
    'an app type-checks, and its hooks render',
    async () => {
      const app = await newApp(folder, [
        ...tarballs,
        `firebase@^${firebase}.0.0`,
        `react@^${react}.0.0`,
        `react-dom@^${react}.0.0`,
        `@types/react@^${react}.0.0`,
        'rxjs@^7.8.0',
        'typescript@^5.9.0',
      ]);
      await app.write({
        'tsconfig.json': JSON.stringify({ compilerOptions: strict, include: ['*.ts'] }),
        'sample-app.ts': await readFile(join(root, 'scripts/pack/sample-app.ts'), 'utf8'),
        'readme.ts': sample,
        'hooks.mjs': `
        import { createCounterfoil } from '@counterfoil/client';
        import { CounterfoilProvider, useCommand, useLive, useUser } from '@counterfoil/client/react';
        import { initializeApp, deleteApp } from 'firebase/app';
        import { createElement } from 'react';
        import { renderToString } from 'react-dom/server';
        const app = initializeApp({ projectId: 'demo-app', apiKey: 'key' });
        const counterfoil = createCounterfoil({ app });
        const Page = () => {
          const { status } = useCommand('order.confirm');
          const { data, hasMore } = useLive(counterfoil.provider('p').menu(), []);
          return [status, data.length, hasMore, useUser().loading].join();
        };
        console.log(renderToString(createElement(CounterfoilProvider, { counterfoil }, createElement(Page))));
        await deleteApp(app);
        process.exit(0);`,
      });
      expect(await app.run('tsc')).toBe('');
      const html = execFileSync(process.execPath, ['hooks.mjs'], { cwd: app.folder, encoding: 'utf8' });
      expect(html).toContain('idle,0,false,true');
    },
    minutes(10),
  );
});

test(
  "Vite builds the README's sample",
  async () => {
    const app = await newApp(folder, [...tarballs, 'firebase', 'rxjs', 'vite']);
    await app.write({
      'index.html': '<script type="module" src="/main.ts"></script>',
      'main.ts': `import { run } from './readme.ts'; void run();`,
      'readme.ts': sample,
    });
    await app.run('vite', 'build');
    expect(await codeIn(join(app.folder, 'dist'))).toContain(lazyCode);
  },
  minutes(5),
);

test(
  "Next builds the README's sample, and a server component imports the hooks' entry",
  async () => {
    const app = await newApp(folder, [
      ...tarballs,
      'firebase',
      'rxjs',
      'next',
      'react',
      'react-dom',
      '@types/react',
      '@types/node',
      'typescript@^5.9.0',
    ]);
    await app.write({
      'app/readme.ts': sample,
      'app/client.tsx': `'use client';
      import { CounterfoilProvider, useLive, useWorkspace } from '@counterfoil/client/react';
      import { NEVER } from 'rxjs';
      import { run } from './readme';
      export const Client = () => {
        const { ended } = useWorkspace(undefined);
        const { loading } = useLive(NEVER, []);
        return <button onClick={() => void run()}>{String(loading)} {ended}</button>;
      };
      export { CounterfoilProvider };`,
      // A server component: the entry itself says that its code belongs to the browser.
      'app/layout.tsx': `import { CounterfoilProvider } from '@counterfoil/client/react';
      import type { ReactNode } from 'react';
      export default ({ children }: { children: ReactNode }) => (
        <html lang="en"><body><CounterfoilProvider counterfoil={undefined}>{children}</CounterfoilProvider></body></html>
      );`,
      'app/page.tsx': `import { Client } from './client'; export default () => <Client />;`,
    });
    await app.run('next', 'build');
    expect(await codeIn(join(app.folder, '.next/static'))).toContain(lazyCode);
  },
  minutes(15),
);

test(
  "Expo's Metro bundles the README's sample, and Hermes compiles it",
  async () => {
    const app = await newApp(
      folder,
      [...tarballs, 'firebase', 'rxjs', 'expo', 'react', 'react-native', 'react-native-get-random-values'],
      {
        main: 'index.ts',
        type: 'commonjs',
      },
    );
    await app.write({
      'app.json': JSON.stringify({ expo: { name: 'app', slug: 'app', platforms: ['android'] } }),
      'readme.ts': sample,
      'index.ts': `import 'react-native-get-random-values'; import { registerRootComponent } from 'expo'; import { run } from './readme';
      registerRootComponent(() => { void run(); return null; });`,
    });
    await app.run('expo', 'export', '--platform', 'android');
    // The engine's own compiler has parsed it, too.
    const built = await readdir(join(app.folder, 'dist'), { recursive: true });
    expect(built.filter((path) => path.endsWith('.hbc'))).toHaveLength(1);
    expect(await codeIn(join(app.folder, 'dist'))).toContain(lazyCode);
  },
  minutes(15),
);
