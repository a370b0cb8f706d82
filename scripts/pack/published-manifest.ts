import { z } from 'zod';

const source = /^\.\/src\/(.+)\.ts$/;

/** In the repository an entry is its source, for both: nothing is built between an edit and a test. */
const entry = z.strictObject({ types: z.string().regex(source), default: z.string().regex(source) });

const manifestSchema = z.looseObject({ exports: z.record(z.string(), entry) });

const published = ({ types, default: code }: z.infer<typeof entry>): z.infer<typeof entry> => ({
  types: types.replace(source, './dist/$1.d.ts'),
  default: code.replace(source, './dist/$1.js'),
});

/**
 * What only the repository needs. `private` is among it, so that a folder cannot be published, but what was packed of it can. Not
 * so `scripts`: without them npm could not put a folder back whose packing was stopped.
 */
const ours: readonly string[] = ['private', 'devDependencies'];

/** A package's `package.json` as apps get it: its entries are what is built of them. */
export const publishedManifest = (manifest: unknown): Record<string, unknown> => {
  const { exports, ...rest } = manifestSchema.parse(manifest);
  const kept = Object.entries(rest).filter(([name]) => !ours.includes(name));
  const entries = Object.entries(exports).map(([name, paths]) => [name, published(paths)]);
  return { ...Object.fromEntries(kept), exports: Object.fromEntries(entries) };
};
