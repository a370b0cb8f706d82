import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { build } from 'esbuild';
import { dashboard } from '../../scripts/build.ts';
import { root } from '../../scripts/root.ts';
import { emulators } from '../kit/emulators.ts';

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };

/** The bare page, bundled like the app. */
const bundlePages = async (): Promise<ReadonlyMap<string, string>> => {
  const { outputFiles } = await build({
    ...dashboard,
    entryPoints: ['test/bench/pages/bare.ts'],
    outdir: 'test/bench/pages',
    splitting: false,
    sourcemap: false,
    write: false,
  });
  return new Map(outputFiles.map(({ path, text }) => [path.slice(path.lastIndexOf('/')), text]));
};

const barePage = `<!doctype html><html lang="en"><head><link rel="stylesheet" href="/app.css">
<script src="/before-init.js"></script><script src="/__/firebase/init.js?useEmulator=true"></script>
<script type="module" src="/bare.js"></script></head><body></body></html>`;

/**
 * Serves the built app and a bare page in the same way, uncompressed. Both get the configuration that Hosting gives. Returns the origin.
 */
export const serveScreens = async (): Promise<string> => {
  const init = await (await fetch(`http://${emulators.hosting}/__/firebase/init.js?useEmulator=true`)).text();
  const files = new Map([['/__/firebase/init.js', init], ['/bare', barePage], ...(await bundlePages())]);
  const textOf = async (path: string): Promise<string> =>
    files.get(path) ?? (await readFile(join(root, 'dashboard/dist', extname(path) ? path : 'index.html'), 'utf8'));
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://any');
    const type = types[extname(pathname)] ?? 'text/html';
    const text = await textOf(pathname).catch(() => undefined);
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': `${type}; charset=utf-8` }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
