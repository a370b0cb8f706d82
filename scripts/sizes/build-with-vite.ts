import { gzipSync } from 'node:zlib';
import { build, type Plugin, type Rolldown } from 'vite';
import { root } from '../root.ts';

export interface ViteBundle {
  /** The code that a page loads at start, as one text. */
  readonly atStart: string;
  /** Gzipped sizes in bytes: of the start as one file, and of all other chunks together. */
  readonly gzipped: { readonly atStart: number; readonly later: number };
}

const entry = 'virtual:app';

const app = (source: string, withLater: boolean): Plugin => ({
  name: 'app',
  resolveId: (id) => (id === entry ? `\0${entry}` : undefined),
  load: (id) => (id === `\0${entry}` ? source : undefined),
  resolveDynamicImport: (id) => (withLater ? undefined : { id: String(id), external: true }),
});

const peers = [/^firebase\//, /^rxjs/, /^react/];

const isChunk = (output: Rolldown.OutputChunk | Rolldown.OutputAsset): output is Rolldown.OutputChunk =>
  output.type === 'chunk';

/** Bundles an app with Vite, as apps are built by default, and divides its chunks into the start and all later ones. */
export const buildWithVite = async (
  source: string,
  { withPeers = false, withLater = false }: { readonly withPeers?: boolean; readonly withLater?: boolean } = {},
): Promise<ViteBundle> => {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [app(source, withLater)],
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: entry, external: withPeers ? [] : peers },
    },
  });
  const chunks = [result].flat().flatMap((built) => ('output' in built ? built.output.filter(isChunk) : []));
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const atStart = new Set<Rolldown.OutputChunk>();
  const add = (chunk: Rolldown.OutputChunk | undefined): void => {
    if (!chunk || atStart.has(chunk)) return;
    atStart.add(chunk);
    for (const name of chunk.imports) add(byName.get(name));
  };
  chunks.filter(({ isEntry }) => isEntry).forEach(add);
  const start = [...atStart].map(({ code }) => code).join('\n');
  const later = chunks.filter((chunk) => !atStart.has(chunk));
  return {
    atStart: start,
    gzipped: {
      atStart: gzipSync(start).length,
      later: later.reduce((sum, { code }) => sum + gzipSync(code).length, 0),
    },
  };
};
