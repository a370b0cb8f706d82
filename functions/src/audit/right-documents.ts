import {
  differingFields,
  eventsOfEntity,
  type Finding,
  maxSources,
  type Query,
  storedFields,
  told,
  toldFields,
} from '@counterfoil/domain';
import { withDates } from '../firestore/with-dates.ts';
import type { Moment } from './moment.ts';
import { type Placed, readPlaced } from './read-documents.ts';

interface Schema<T> {
  parse(data: unknown): T;
}

/** An entity with a full document at its owner and a reference at a provider, as audits need it. */
export interface ReferencedEntity<Full, Reference extends object, Event> {
  readonly audit: 'reservations' | 'subscriptions';
  readonly name: 'reservation' | 'subscription';
  readonly full: readonly ((providerId: string) => Query)[];
  readonly references: readonly ((providerId: string) => Query)[];
  readonly fullSchema: Schema<Full>;
  readonly referenceSchema: Schema<Reference>;
  readonly eventSchema: Schema<Event>;
  readonly toReference: (full: Full) => Reference;
  /** The address of a full document, and of its reference. */
  readonly pathOf: (full: Full) => string;
  readonly referencePathOf: (full: Full) => string;
  /** Where a reference's full document lies, and the events that tell what it is. */
  readonly ownerOf: (providerId: string, reference: Reference) => { readonly path: string; readonly events: string };
  readonly fold: (events: readonly Event[]) => Full | undefined;
  readonly idOf: (document: Full | Reference) => string;
}

/** The full documents as they should be, and what is wrong with the stored ones. */
export interface RightDocuments<Full, Reference> {
  readonly right: readonly Full[];
  readonly references: readonly Placed<Reference>[];
  readonly broken: readonly Finding[];
}

/** A history that an audit looks up only because something is wrong; more of them are left to the next round. */
const maxHistories = 200;

interface Judged<Full> {
  /** The document as its events tell it; absent without all of them. */
  readonly folded?: Full;
  readonly broken: readonly Finding[];
}

/** Lets the owner's events decide what a full document should be: they are written once, and never changed. */
const judge = async <Full extends object, Reference extends object, Event>(
  moment: Moment,
  { audit, name, eventSchema, fold, toReference, pathOf }: ReferencedEntity<Full, Reference, Event>,
  { id, stored, reference, owner }: Suspect<Full, Reference>,
): Promise<Judged<Full>> => {
  const events = await moment.list(eventsOfEntity(owner.events, id));
  const folded = fold(events.map((event) => eventSchema.parse(withDates(event.data()))));
  const from = folded && events.length <= maxSources ? events.map(({ ref }) => ref.path) : [];
  const found = folded ? { folded } : {};
  if (!stored) {
    const expected = told(folded ? toReference(folded) : reference);
    return { ...found, broken: [{ audit, from, what: `${name}.missing`, where: owner.path, expected, found: null }] };
  }
  const fields = folded ? differingFields(toReference(folded), toReference(stored)) : [];
  if (!folded || fields.length === 0) return { ...found, broken: [] };
  const [expected, does] = [toldFields(toReference(folded), fields), toldFields(toReference(stored), fields)];
  return { folded, broken: [{ audit, from, what: `${name}.differs`, where: pathOf(stored), expected, found: does }] };
};

/**
 * Reads the full documents and references of a provider. Where both disagree, the owner's events decide which of them is
 * right. Without all of its events, a full document counts as right.
 */
export const rightDocuments = async <Full extends object, Reference extends object, Event>(
  moment: Moment,
  providerId: string,
  entity: ReferencedEntity<Full, Reference, Event>,
): Promise<RightDocuments<Full, Reference>> => {
  const { idOf, toReference } = entity;
  const read = <T>(queries: ReferencedEntity<Full, Reference, Event>['full'], schema: Schema<T>) =>
    Promise.all(queries.map((query) => readPlaced(moment, query(providerId), schema)));
  const full = (await read(entity.full, entity.fullSchema)).flat();
  const references = (await read(entity.references, entity.referenceSchema)).flat();
  const right = new Map(full.map(({ data }) => [idOf(data), data]));
  const mirrored = new Map(references.map(({ data }) => [idOf(data), data]));
  const broken: Finding[] = [];
  for (const id of [...suspectsAmong(right, references, entity)].slice(0, maxHistories)) {
    const stored = right.get(id);
    const reference = mirrored.get(id) ?? (stored && toReference(stored));
    if (!reference) continue;
    const owner = entity.ownerOf(providerId, stored ? toReference(stored) : reference);
    const judged = await judge(moment, entity, { id, stored, reference, owner });
    if (judged.folded) right.set(id, judged.folded);
    broken.push(...judged.broken);
  }
  return { right: [...right.values()], references, broken };
};

interface Suspect<Full, Reference> {
  readonly id: string;
  readonly stored: Full | undefined;
  readonly reference: Reference;
  readonly owner: { readonly path: string; readonly events: string };
}

/** The ids of which full document and reference disagree, or one of them is missing. */
const suspectsAmong = <Full extends object, Reference extends object, Event>(
  full: ReadonlyMap<string, Full>,
  references: readonly Placed<Reference>[],
  { idOf, toReference, referencePathOf }: ReferencedEntity<Full, Reference, Event>,
): ReadonlySet<string> => {
  const suspects = new Set<string>();
  const mirrored = new Set<string>();
  for (const { path, data } of references) {
    const owner = full.get(idOf(data));
    if (owner && referencePathOf(owner) === path) mirrored.add(idOf(data));
    const agrees = owner && differingFields(storedFields(toReference(owner)), data).length === 0;
    if (!agrees) suspects.add(idOf(data));
  }
  for (const id of full.keys()) if (!mirrored.has(id)) suspects.add(id);
  return suspects;
};
