import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, parse } from 'node:path';
import { bundlePage } from '../../scripts/bundle-page.ts';
import { root } from '../../scripts/root.ts';
import { emulators } from '../kit/emulators.ts';

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };

/** Chunks have a hash in their names. The bare page is one such chunk. */
const isKept = (path: string): boolean => path.startsWith('/chunks/') || path === '/bare.js';

/** Pages to compare with, bundled like the app. */
const bundlePages = async (): Promise<ReadonlyMap<string, string>> => {
  const sources = ['test/bench/pages/bare.ts', 'test/bench/pages/long-board.tsx'];
  const chunks = await Promise.all(
    sources.map((source) => bundlePage({ page: source }, { codeSplitting: false, sourcemap: false })),
  );
  return new Map(chunks.flat().map(({ source = '', code }) => [`/${parse(source).name}.js`, code]));
};

/** A page of one script. */
const pageOf = (script: string): string => `<!doctype html><html lang="en"><head><link rel="stylesheet" href="/app.css">
<script>firebase = { initializeApp() {} }</script><script src="/__/firebase/init.js?useEmulator=true"></script>
<script type="module" src="/${script}.js"></script></head><body></body></html>`;

/**
 * Serves the built app and a bare page in the same way, uncompressed: what never changes stays on the device, as on
 * Hosting. Both get the configuration that Hosting gives. Returns the origin.
 */
export const serveScreens = async (): Promise<string> => {
  const init = await (await fetch(`http://${emulators.hosting}/__/firebase/init.js?useEmulator=true`)).text();
  const files = new Map([
    ['/__/firebase/init.js', init],
    ['/bare', pageOf('bare')],
    ['/long-board', pageOf('long-board')],
    ...(await bundlePages()),
  ]);
  // Both sides from memory: a disk that is slow for one of them would count.
  const textOf = async (path: string): Promise<string> => {
    const file = extname(path) ? path : '/index.html';
    const text = files.get(path) ?? files.get(file) ?? (await readFile(join(root, 'dashboard/dist', file), 'utf8'));
    if (!files.has(path)) files.set(file, text);
    return text;
  };
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://any');
    const type = types[extname(pathname)] ?? 'text/html';
    const text = await textOf(pathname).catch(() => undefined);
    const cached = isKept(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache';
    const headers = { 'content-type': `${type}; charset=utf-8`, 'cache-control': cached };
    response.writeHead(text === undefined ? 404 : 200, headers).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
