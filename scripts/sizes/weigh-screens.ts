import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { dashboard } from '../build.ts';

/** Here 1 kB is 1024 bytes. */
const kB = 1024;

/** The screens that people open first, and what each may weigh with everything that it loads at once, gzipped. */
const screens = [
  { name: 'booker', chunk: 'screens/customer/booker.tsx', budget: 300 * kB },
  { name: 'ticket', chunk: 'screens/customer/booking.tsx', budget: 300 * kB },
  { name: 'today', chunk: 'screens/provider/today.tsx', budget: 300 * kB },
  { name: 'kitchen', chunk: 'screens/kitchen/display.tsx', budget: 290 * kB },
] as const;

/** The chunks around a screen, beside the app itself. */
const around: Readonly<Record<string, readonly string[]>> = {
  'screens/provider/today.tsx': ['screens/provider/place.tsx'],
};

export interface ScreenWeight {
  readonly name: string;
  readonly gzipped: number;
  readonly budget: number;
}

type Outputs = Metafile['outputs'];

/** The files that a file loads at once, and itself. */
const closure = (outputs: Outputs, first: readonly string[]): ReadonlySet<string> => {
  const loaded = new Set<string>();
  const waiting = [...first];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    const imports = outputs[file]?.imports ?? [];
    waiting.push(
      ...imports.filter(({ kind, external }) => kind === 'import-statement' && !external).map(({ path }) => path),
    );
  }
  return loaded;
};

/** Weighs the JavaScript of the first screens in English: app, screen and words. Parts that the client loads later come on top. */
export const weighScreens = async (): Promise<ScreenWeight[]> => {
  const { metafile, outputFiles = [] } = await build({ ...dashboard, sourcemap: false, write: false, metafile: true });
  const sizes = new Map(outputFiles.map(({ path, contents }) => [path, gzipSync(contents).length]));
  const sizeOf = (file: string) => [...sizes].find(([path]) => path.endsWith(`/${file}`))?.[1] ?? 0;
  const outputOf = (source: string) =>
    Object.keys(metafile.outputs).find((file) => metafile.outputs[file]?.entryPoint === `dashboard/src/${source}`);
  return screens.map(({ name, chunk, budget }) => {
    const sources = ['app.tsx', 'words/english.ts', chunk, ...(around[chunk] ?? [])];
    const files = closure(
      metafile.outputs,
      sources.flatMap((source) => outputOf(source) ?? []),
    );
    return { name, budget, gzipped: [...files].reduce((sum, file) => sum + sizeOf(file), 0) };
  });
};
