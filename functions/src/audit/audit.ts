import { type Finding, sentenceOf } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { Moment } from './moment.ts';

export interface AuditReport {
  /** Number of checks. */
  readonly checked: number;
  readonly broken: readonly Finding[];
}

type Check = (moment: Moment, providerId: string) => Promise<AuditReport>;

/** Compares some of a provider's documents with their sources: now, or at a moment that audits share. */
export type Audit = (source: Firestore | Moment, providerId: string) => Promise<AuditReport>;

export const audit =
  (check: Check): Audit =>
  async (source, providerId) =>
    check(await Moment.of(source), providerId);

/** A report with its findings as sentences. */
export const inSentences = ({ checked, broken }: AuditReport) => ({ checked, broken: broken.map(sentenceOf) });
