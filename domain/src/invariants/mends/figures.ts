import { dayShards, daysPath } from '../../analytics/day-paths.ts';
import { maxCounterShards } from '../../counters/count.ts';
import { countersPath } from '../../counters/path.ts';
import type { Ref } from '../../kernel/ref.ts';
import type { Fields } from '../../kernel/write.ts';
import { standingOf } from '../../stock/standing.ts';
import type { Told } from '../finding.ts';
import type { AuditedDocs, Mend, Plan, RepairRequest } from '../mend.ts';

/**
 * Figures are sums over more documents than a command can read. So the audit sums them up, at one moment, and the mend
 * compares and sets. Each command changes both sides of such an invariant in one commit. So the audit's sum is right as
 * long as the document says what the audit found, and nobody has written it since.
 */
type Figures = Readonly<Record<string, number>>;

/** Between the names of nested figures: ids may contain every common separator. */
export const between = ' › ';

const isMap = (value: unknown): value is Fields => Object.prototype.toString.call(value) === '[object Object]';

/** The figure at a path of names; 0 if it is absent. */
const figureAt = (document: Fields, name: string): number => {
  const value = name.split(between).reduce<unknown>((inner, key) => (isMap(inner) ? inner[key] : undefined), document);
  return typeof value === 'number' ? value : 0;
};

const withFigure = (document: Fields, [name = '', ...rest]: readonly string[], by: number): Fields => {
  const inner = document[name];
  const value = rest.length > 0 ? withFigure(isMap(inner) ? inner : {}, rest, by) : Number(inner ?? 0) + by;
  return { ...document, [name]: value };
};

/** The figures of a finding; `undefined` if it has none. */
const figuresOf = (value: Told): Figures | undefined => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  return entries.length === Object.keys(value).length ? Object.fromEntries(entries) : undefined;
};

interface Shard {
  readonly path: string;
  readonly document: Fields | undefined;
}

/** Corrects the first of the shards, whose precondition lets only one of several repairs do so. */
const corrected = (shards: readonly Shard[], request: RepairRequest, begin: Fields): Plan => {
  const { command, now } = request;
  const { expected, found, seenAt } = command.payload;
  const [should, did] = [figuresOf(expected), figuresOf(found)];
  if (!should || !did) return 'person';
  const isTouched = shards.some(({ document }) => document?.updatedAt instanceof Date && document.updatedAt > seenAt);
  const names = Object.keys(should);
  const sum = (name: string) => shards.reduce((all, { document }) => all + figureAt(document ?? {}, name), 0);
  if (isTouched || names.some((name) => sum(name) !== did[name])) return 'settled';
  const shard = shards.find(({ document }) => document) ?? shards[0];
  if (!shard) return 'person';
  const data = names.reduce<Fields>(
    (document, name) => withFigure(document, name.split(between), (should[name] ?? 0) - (did[name] ?? 0)),
    { ...begin, ...shard.document, updatedAt: now },
  );
  return { writes: [{ op: shard.document ? 'update' : 'create', path: shard.path, data }] };
};

const shardPaths = (collection: string, count: number, prefix = ''): string[] =>
  Array.from({ length: count }, (_, n) => `${collection}/${prefix}${n}`);

const read = <Kind extends 'counterShard' | 'dayShard'>(docs: AuditedDocs, refs: readonly Ref<Kind>[]): Shard[] =>
  refs.map((ref) => ({ path: ref.path, document: docs.get(ref) }));

const counterRefs = ({ command: { providerId } }: RepairRequest): Ref<'counterShard'>[] =>
  shardPaths(countersPath(providerId), maxCounterShards).map((path) => ({ kind: 'counterShard', path }));

export const counterMend: Mend = {
  reads: counterRefs,
  plan: (request, docs) => corrected(read(docs, counterRefs(request)), request, {}),
};

const dayOf = (where: string): string => where.slice(where.lastIndexOf('/') + 1).slice(0, 10);

const dayRefs = ({ command: { providerId, payload } }: RepairRequest): Ref<'dayShard'>[] =>
  shardPaths(daysPath(providerId), dayShards, `${dayOf(payload.where)}_`).map((path) => ({ kind: 'dayShard', path }));

export const dayMend: Mend = {
  reads: dayRefs,
  plan: (request, docs) =>
    corrected(read(docs, dayRefs(request)), request, { day: dayOf(request.command.payload.where) }),
};

/** Seats of a document that exists. A missing one lacks the length of its slots, which its service tells no more. */
export const seatsMend: Mend = {
  reads: ({ command: { payload } }) => [{ kind: 'slotDay', path: payload.where }],
  plan: (request, docs) => {
    const { where } = request.command.payload;
    const document = docs.get({ kind: 'slotDay', path: where });
    const plan = corrected([{ path: where, document }], request, slotDayOf(where));
    if (typeof plan === 'string') return plan;
    return {
      writes: plan.writes.map((write) => ('data' in write ? { ...write, data: withoutEmpty(write.data) } : write)),
    };
  },
};

/** The address of a day's document says which day it is; the next booking adds the rest. */
const slotDayOf = (where: string): Fields => {
  const id = where.slice(where.lastIndexOf('/') + 1);
  const [, serviceId, day] = /^(?:(.+)_)?(\d{4}-\d\d-\d\d)Z?$/.exec(id) ?? [];
  return { schema: 2, ...(serviceId ? { serviceId } : {}), ...(day ? { day } : {}), booked: {} };
};

const withoutEmpty = (data: Fields): Fields => {
  const booked = isMap(data.booked) ? data.booked : {};
  return { ...data, booked: Object.fromEntries(Object.entries(booked).filter(([, seats]) => seats !== 0)) };
};

export const stockMend: Mend = {
  reads: ({ command: { payload } }) => [{ kind: 'ingredient', path: payload.where }],
  plan: (request, docs) => {
    const { where, expected, found } = request.command.payload;
    const ingredient = docs.get({ kind: 'ingredient', path: where });
    const [should, did] = [figuresOf(expected), figuresOf(found)];
    if (!should || !did || should.currentStock === undefined) return 'person';
    const { currentStock } = should;
    if (!ingredient || ingredient.currentStock !== did.currentStock || ingredient.version !== did.version)
      return 'settled';
    const counted = { ...ingredient, currentStock, version: should.version ?? ingredient.version };
    const data = { ...counted, ...standingOf(counted), updatedAt: request.now };
    return { writes: [{ op: 'update', path: where, data }] };
  },
};

export const voucherMend: Mend = {
  reads: ({ command: { payload } }) => [{ kind: 'voucher', path: payload.where }],
  plan: (request, docs) => {
    const { where, expected, found, seenAt } = request.command.payload;
    const voucher = docs.get({ kind: 'voucher', path: where });
    const [should, did] = [figuresOf(expected), figuresOf(found)];
    if (!should || !did || should.left === undefined || should.left < 0) return 'person';
    if (!voucher || voucher.left !== did.left || voucher.updatedAt > seenAt) return 'settled';
    return { writes: [{ op: 'update', path: where, data: { ...voucher, left: should.left, updatedAt: request.now } }] };
  },
};
