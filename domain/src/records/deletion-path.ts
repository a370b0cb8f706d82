import type { RecordKindName } from './record-kinds.ts';

/**
 * The path of the trace of a deletion, below the provider: a document that names the person, committed together with the
 * deletion. Each person has a trace of their own, so that two deletions in a row keep their authors.
 */
export const deletionPath = (kind: Exclude<RecordKindName, 'provider'>, id: string, uid: string): string =>
  `deletions/${kind}.${id}.${uid}`;
