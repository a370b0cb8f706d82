import type { Fields, Provider, Write } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import type { ReadSet } from '../firestore/read-set.ts';

/** A house's event that has not been applied, in one attempt to apply it. */
export interface ProjectionContext {
  readonly firestore: Firestore;
  readonly providerId: string;
  readonly provider: Provider;
  readonly event: Fields;
  /** All that is read; what is read and written is guarded by it. */
  readonly reads: ReadSet;
  readonly now: Date;
}

/** What follows from an event for one kind of documents: nothing, for most events. */
export type Projection = (context: ProjectionContext) => Promise<readonly Write[]>;

/** The event, or what it tells of, is not what it should be; another delivery would find the same. */
export class NotProjectable extends Error {}
