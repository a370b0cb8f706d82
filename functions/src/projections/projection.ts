import type { Fields, Provider, Write } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import type { ReadSet } from '../firestore/read-set.ts';

/** One attempt to apply a provider's event that is not processed yet. */
export interface ProjectionContext {
  readonly firestore: Firestore;
  readonly providerId: string;
  readonly provider: Provider;
  readonly event: Fields;
  /** All documents of the attempt. Their read states are the preconditions of the writes. */
  readonly reads: ReadSet;
  readonly now: Date;
}

/** Derives the writes of one kind of document from an event; most events give none. */
export type Projection = (context: ProjectionContext) => Promise<readonly Write[]>;

/** By the name that traces have for them. */
export type Projections = Readonly<Record<string, Projection>>;

/** The event or its entity is malformed. A retry would fail in the same way. */
export class NotProjectable extends Error {}
