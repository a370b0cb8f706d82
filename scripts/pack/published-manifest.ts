import * as z from 'zod';

const source = /^\.\/src\/(.+)\.ts$/;

/** In the repository, `types` and `default` both name the source: nothing is built between an edit and a test. */
const entry = z.strictObject({ types: z.string().regex(source), default: z.string().regex(source) });

/** A file that packing writes, at the place where apps find it. */
const data = z.string().regex(/^\.\/[a-z]+\.json$/);

/** Files that differ by platform. */
const condition = z.record(z.string(), z.string().regex(source));

const manifestSchema = z.looseObject({
  exports: z.record(z.string(), z.union([entry, data])),
  imports: z.record(z.string(), condition).optional(),
});

const built = (path: string): string => path.replace(source, './dist/$1.js');

const published = (target: z.infer<typeof entry> | string): z.infer<typeof entry> | string =>
  typeof target === 'string'
    ? target
    : {
        types: target.types.replace(source, './dist/$1.d.ts'),
        default: built(target.default),
      };

/**
 * Fields that only the repository needs. `private` is one of them: the folder cannot be published, but the packed
 * package can. `scripts` stays: without it, npm could not restore a folder after an interrupted packing.
 */
const ours: readonly string[] = ['private', 'devDependencies'];

/** The published `package.json` of a package: its entries name the built files. */
export const publishedManifest = (manifest: unknown): Record<string, unknown> => {
  const { exports, imports, ...rest } = manifestSchema.parse(manifest);
  const kept = Object.entries(rest).filter(([name]) => !ours.includes(name));
  const entries = Object.entries(exports).map(([name, paths]) => [name, published(paths)]);
  const own = Object.entries(imports ?? {}).map(([name, paths]) => [
    name,
    Object.fromEntries(Object.entries(paths).map(([platform, path]) => [platform, built(path)])),
  ]);
  return {
    ...Object.fromEntries(kept),
    exports: Object.fromEntries(entries),
    ...(imports ? { imports: Object.fromEntries(own) } : {}),
  };
};
