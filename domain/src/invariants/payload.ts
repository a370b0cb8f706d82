import * as z from 'zod';
import { auditNames, findingKinds, type Told } from './finding.ts';

/** Segments of a document's path, an even number of them. */
const documentPath = z
  .string()
  .max(1500)
  .regex(/^[^/]+\/[^/]+(\/[^/]+\/[^/]+)*$/, 'must be the path of a document');

/** Not recursive: generators of types cannot follow a schema into itself. */
const toldSchema: z.ZodType<Told> = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.unknown()),
  z.record(z.string(), z.unknown()),
]);

/** The most documents of which a mend reads again; beyond, a person decides. */
export const maxSources = 400;

/** A finding, with the time at which its audit read the documents. */
export const repairPayload = z.strictObject({
  audit: z.enum(auditNames),
  what: z.enum(findingKinds),
  where: documentPath,
  from: z.array(documentPath).max(maxSources),
  expected: toldSchema,
  found: toldSchema,
  seenAt: z.iso.datetime().transform((text) => new Date(text)),
});

export type Repair = Readonly<z.infer<typeof repairPayload>>;
