import type { DomainEvent } from '../kernel/event.ts';
import type { AuditName, FindingKind } from './finding.ts';

/**
 * The system has mended a document. `where` names no person. The figures lie in `private/payload`, as those of costings
 * do, because staff read events.
 */
export type InvariantRepaired = DomainEvent<
  'invariant.repaired',
  { audit: AuditName; what: FindingKind; where: string }
>;
