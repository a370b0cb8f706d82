import * as z from 'zod';

const source = /^\.\/src\/(.+)\.ts$/;

/** In the repository, `types` and `default` both name the source: nothing is built between an edit and a test. */
const entry = z.strictObject({ types: z.string().regex(source), default: z.string().regex(source) });

const manifestSchema = z.looseObject({ exports: z.record(z.string(), entry) });

const published = ({ types, default: code }: z.infer<typeof entry>): z.infer<typeof entry> => ({
  types: types.replace(source, './dist/$1.d.ts'),
  default: code.replace(source, './dist/$1.js'),
});

/**
 * Fields that only the repository needs. `private` is one of them: the folder cannot be published, but the packed
 * package can. `scripts` stays: without it, npm could not restore a folder after an interrupted packing.
 */
const ours: readonly string[] = ['private', 'devDependencies'];

/** The published `package.json` of a package: its entries name the built files. */
export const publishedManifest = (manifest: unknown): Record<string, unknown> => {
  const { exports, ...rest } = manifestSchema.parse(manifest);
  const kept = Object.entries(rest).filter(([name]) => !ours.includes(name));
  const entries = Object.entries(exports).map(([name, paths]) => [name, published(paths)]);
  return { ...Object.fromEntries(kept), exports: Object.fromEntries(entries) };
};
