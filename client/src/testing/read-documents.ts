import {
  type Docs,
  type DocumentKind,
  type Documents,
  documentSchemas,
  invariant,
  type Ref,
} from '@counterfoil/domain';
import type { StoredDocuments } from './server-state.ts';

/** A document of the test does not match its schema. */
export class MalformedDocument extends Error {
  readonly path: string;
  readonly field: string;

  constructor(path: string, field: string, cause: unknown) {
    super(`the document ${path} is malformed at ${field}`, { cause });
    this.path = path;
    this.field = field;
  }
}

/** The documents that a command has read. Each is decoded with the schema of its kind, as the server does. */
export interface ReadDocuments extends Docs<Documents> {
  read(refs: readonly Ref[]): void;
}

export const readDocuments = (stored: StoredDocuments): ReadDocuments => {
  const read = new Set<string>();
  return {
    read: (refs) => {
      for (const { path } of refs) read.add(path);
    },
    has: ({ path }) => read.has(path),
    get: <Kind extends DocumentKind>({ kind, path }: Ref<Kind>): Documents[Kind] | undefined => {
      invariant(read.has(path), `${path} was not declared in the command's reads`);
      const data = stored.get(path);
      if (!data) return undefined;
      const parsed = documentSchemas[kind].safeParse(data);
      if (parsed.success) return parsed.data;
      throw new MalformedDocument(path, parsed.error.issues[0]?.path.join('.') ?? '', parsed.error);
    },
  };
};
