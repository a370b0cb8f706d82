import type { CommandRequest } from '../kernel/command.ts';
import type { Docs, Ref } from '../kernel/ref.ts';
import { sameValue } from '../kernel/same-value.ts';
import type { Fields, Write } from '../kernel/write.ts';
import type { AuditedDocuments } from './audited-documents.ts';
import type { Repair } from './payload.ts';
import { stored } from './told.ts';

export type RepairRequest = CommandRequest<Repair>;
export type AuditedDocs = Docs<AuditedDocuments>;
export type AuditedRef = Ref<keyof AuditedDocuments>;

/**
 * The wish of a mend. `settled`: the documents agree, or have changed since the audit. `person`: the sources do
 * not say what is right.
 */
export type Plan = { readonly writes: readonly Write[]; readonly eventIds?: readonly string[] } | 'settled' | 'person';

/** How a kind of finding is mended. It reads again what it relies on, and computes anew. */
export interface Mend {
  /** In rounds, like the reads of a command: it may name more once the first are read. */
  reads(request: RepairRequest, docs: AuditedDocs): readonly AuditedRef[];
  plan(request: RepairRequest, docs: AuditedDocs): Plan;
}

/** The document at an address, if the command has read it. */
export const known = <Kind extends keyof AuditedDocuments>(
  docs: AuditedDocs,
  ref: Ref<Kind>,
): AuditedDocuments[Kind] | undefined => (docs.has(ref) ? docs.get(ref) : undefined);

/** Puts a document into the state that it should have. Absent: it should not exist. */
export const becoming = (path: string, before: object | undefined, wanted: Fields | undefined): Plan => {
  if (!wanted) return before ? { writes: [{ op: 'delete', path }] } : 'settled';
  if (!before) return { writes: [{ op: 'create', path, data: wanted }] };
  return sameValue(stored(before), stored(wanted)) ? 'settled' : { writes: [{ op: 'update', path, data: wanted }] };
};

/**
 * A source that is only read: written again as it is, so that the commit fails if somebody has changed it. No field of
 * it changes.
 */
export const guard = (path: string, document: object): Write => ({ op: 'update', path, data: { ...document } });
