import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { emulators, projectId } from '../emulators.ts';

const html = (script: string): string => `<!doctype html>
<meta charset="utf-8">
<title>A device</title>
<script>
  globalThis.settings = ${JSON.stringify({ projectId, emulators })};
  if (globalThis.functionsAt) settings.emulators.functions = functionsAt;
</script>
<script type="module" src="/${script}"></script>
`;

/** The files by path: an app with only the client, and one with components, bundled with code splitting. */
const bundle = async (folder: string): Promise<Map<string, string>> => {
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'm*.ts')],
    outdir: folder,
    write: false,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"development"' },
    logLevel: 'warning',
  });
  return new Map(outputFiles.map(({ path, text }) => [`/${basename(path)}`, text]));
};

const typeOf = (path: string): string => (path.endsWith('.js') ? 'text/javascript' : 'text/html');

/** Bundles and serves the page of a folder, here or in another checkout. Returns its address. */
export const servePage = async (folder = join(import.meta.dirname, 'app')): Promise<string> => {
  const files = new Map([['/', html('main.js')], ['/mounted', html('mounted.js')], ...(await bundle(folder))]);
  const worker = await readFile(join(folder, 'service-worker.js'), 'utf8').catch(() => '');
  files.set('/service-worker.js', `const files = ${JSON.stringify([...files.keys()])};\n${worker}`);
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://device');
    const file = files.get(pathname);
    response
      .writeHead(file === undefined ? 404 : 200, { 'content-type': `${typeOf(pathname)}; charset=utf-8` })
      .end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // The process may end without closing the server.
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
};

let served: Promise<string> | undefined;

/** The address of the page with the client, bundled and served once per process. `mounted` is one with components. */
export const devicePage = (): Promise<string> => {
  served ??= servePage();
  return served;
};
