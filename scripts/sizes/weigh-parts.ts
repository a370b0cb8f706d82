import { type Bundle, bundleApp, outputOf, withImports } from './bundle-app.ts';

export const parts = ['booking', 'restaurant', 'house', 'insight'] as const;
export type Part = 'core' | (typeof parts)[number];

export interface Weight {
  readonly part: Part;
  /** Gzipped. */
  readonly bytes: number;
  /** What it is made of, the largest first, in bytes before gzip. */
  readonly inputs: readonly (readonly [source: string, bytes: number])[];
}

/** An app that uses the client, and by and by every part of the domain. */
const app = `
import { createCounterfoil } from '@counterfoil/client';
globalThis.app = [createCounterfoil, ${parts.map((part) => `() => import('@counterfoil/domain/${part}')`).join(', ')}];
`;

const weigh = ({ outputs, sizeOf }: Bundle, part: Part, files: readonly string[]): Weight => ({
  part,
  bytes: files.reduce((sum, file) => sum + sizeOf(file), 0),
  inputs: files
    .flatMap((file) => Object.entries(outputs[file]?.inputs ?? {}))
    .map(([source, { bytesInOutput }]) => [source, bytesInOutput] as const)
    .filter(([, bytes]) => bytes > 0)
    .sort(([, a], [, b]) => b - a),
});

/** The core is what is loaded from the start; each part counts with what it shares with others beyond that. */
export const weighParts = async (): Promise<Weight[]> => {
  const bundle = await bundleApp(app);
  const { outputs } = bundle;
  const core = withImports(outputs, outputOf(outputs, 'app.js'));
  const beyond = (part: Part): string[] =>
    [...withImports(outputs, outputOf(outputs, `domain/src/${part}.ts`))].filter((file) => !core.has(file));
  return [weigh(bundle, 'core', [...core]), ...parts.map((part) => weigh(bundle, part, beyond(part)))];
};
