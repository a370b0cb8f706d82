import {
  auditedCounters,
  countersPath,
  differingFields,
  type Finding,
  storedFields,
  told,
  toldFields,
} from '@counterfoil/domain';
import type { AuditReport } from './audit.ts';
import type { Moment } from './moment.ts';
import { type ReferencedEntity, rightDocuments } from './right-documents.ts';

/** The sums of a provider's counters, and the address of the shard that a repair corrects. */
export const readCounters = async (moment: Moment, providerId: string) => {
  const shards = await moment.list(auditedCounters(providerId));
  return {
    where: shards[0]?.ref.path ?? `${countersPath(providerId)}/0`,
    sum: (name: string): number => shards.reduce((sum, shard) => sum + Number(shard.get(name) ?? 0), 0),
  };
};

/** The counters that differ, as one finding: the shards are one document to everybody who reads them. */
export const counterFindings = async (
  moment: Moment,
  providerId: string,
  audit: Finding['audit'],
  counts: Readonly<Record<string, number>>,
): Promise<Finding[]> => {
  const { where, sum } = await readCounters(moment, providerId);
  const stored = Object.fromEntries(Object.keys(counts).map((name) => [name, sum(name)]));
  const names = differingFields(counts, stored);
  if (names.length === 0) return [];
  const [expected, found] = [toldFields(counts, names), toldFields(stored, names)];
  return [{ audit, what: 'counter.differs', where, from: [], expected, found }];
};

/** An entity whose documents a provider counts. */
export interface CountedEntity<Status extends string, Full, Reference extends object, Event>
  extends ReferencedEntity<Full, Reference, Event> {
  /** The plural in the counters' names: `totalReservations`, `pendingReservations`. */
  readonly plural: 'Reservations' | 'Subscriptions';
  readonly statuses: readonly Status[];
}

/**
 * Checks the invariant for one provider: for each status, references = full documents = the summed counter. Each
 * reference must also equal the one derived from its full document. One check per status, one per full document, and
 * one for the total.
 */
export const auditReferences = async <
  Status extends string,
  Full extends { readonly status: Status },
  Reference extends object,
  Event,
>(
  moment: Moment,
  providerId: string,
  entity: CountedEntity<Status, Full, Reference, Event>,
): Promise<AuditReport> => {
  const { right, references, broken: wrong } = await rightDocuments(moment, providerId, entity);
  const stored = new Map(references.map(({ path, data }) => [path, data]));
  const broken = [...wrong];
  const { audit, name } = entity;
  const expectedAt = new Map(right.map((full) => [entity.referencePathOf(full), full]));
  for (const [where, full] of expectedAt) {
    const [should, does] = [storedFields(entity.toReference(full)), stored.get(where)];
    const finding = { audit, where, from: [entity.pathOf(full)] };
    const fields = does ? differingFields(should, does) : [];
    if (!does) broken.push({ ...finding, what: `${name}Reference.missing`, expected: told(should), found: null });
    else if (fields.length > 0) {
      const [expected, found] = [toldFields(should, fields), toldFields(does, fields)];
      broken.push({ ...finding, what: `${name}Reference.differs`, expected, found });
    }
  }
  const owners = new Map(right.map((full) => [entity.idOf(full), entity.pathOf(full)]));
  for (const [where, reference] of stored) {
    const owner = owners.get(entity.idOf(reference));
    if (expectedAt.has(where) || !owner) continue;
    const what = `${name}Reference.stray` as const;
    broken.push({ audit, what, where, from: [owner], expected: null, found: told(reference) });
  }
  const statuses = entity.statuses.map((status): [string, number] => [
    `${status}${entity.plural}`,
    right.filter((full) => full.status === status).length,
  ]);
  const counts = Object.fromEntries([[`total${entity.plural}`, right.length], ...statuses]);
  broken.push(...(await counterFindings(moment, providerId, audit, counts)));
  return { checked: 1 + entity.statuses.length + right.length, broken };
};
