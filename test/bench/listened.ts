import type { Page } from 'playwright-core';
import * as z from 'zod';

const fieldSchema = z.object({ fieldPath: z.string() });
const valueSchema = z.record(z.string(), z.unknown());
const fieldFilterSchema = z.object({ field: fieldSchema, op: z.string(), value: valueSchema });
const filterSchema = z.object({
  fieldFilter: fieldFilterSchema.optional(),
  compositeFilter: z.object({ filters: z.array(z.object({ fieldFilter: fieldFilterSchema })) }).optional(),
});
const querySchema = z.object({
  from: z.tuple([z.object({ collectionId: z.string(), allDescendants: z.boolean().default(false) })]),
  where: filterSchema.optional(),
  orderBy: z.array(z.object({ field: fieldSchema, direction: z.string() })),
  limit: z.union([z.number(), z.object({ value: z.number() })]).optional(),
});

/** The message by which the SDK opens a listener, in the REST form of Firestore. */
const openedSchema = z.object({
  addTarget: z.object({
    targetId: z.number(),
    documents: z.object({ documents: z.tuple([z.string()]) }).optional(),
    query: z.object({ parent: z.string(), structuredQuery: querySchema }).optional(),
  }),
});
const closedSchema = z.object({ removeTarget: z.union([z.number(), z.string()]) });

type Filter = readonly [field: string, op: string, value: Readonly<Record<string, unknown>>];

export interface ListenedQuery {
  readonly collection: string;
  readonly isGroup: boolean;
  readonly where: readonly Filter[];
  /** Without the document id, by which the SDK sorts last in any case. */
  readonly orderBy: readonly (readonly [field: string, direction: string])[];
  readonly limit: number | undefined;
}

/** A listener, as a page without the client opens it again. */
export type Listened = { readonly document: string } | ListenedQuery;

/** The listeners of a page. */
export interface Reads {
  /** Known from the address. */
  readonly first: readonly Listened[];
  /** Known once the document or list at `after` is there, as the day of a place in its own time zone. */
  readonly next?: { readonly after: string; readonly reads: readonly Listened[] };
}

/** The bound of every list of the app. The emulator answers a bounded query in another way than one without. */
const most = 10_000;

export const collectionOf = (collection: string): ListenedQuery => ({
  ...{ collection, isGroup: false, where: [], orderBy: [], limit: most },
});

/** Bookings that begin in a span; both ends are milliseconds since 1970. */
export const spanOf = (collection: string, from: number, to: number): ListenedQuery => {
  const at = (ms: number) => ({ timestampValue: new Date(ms).toISOString() });
  return {
    ...collectionOf(collection),
    where: [
      ['startTime', 'GREATER_THAN_OR_EQUAL', at(from)],
      ['startTime', 'LESS_THAN', at(to)],
    ],
    orderBy: [['startTime', 'ASCENDING']],
  };
};

const pathOf = (name: string): string => name.split('/documents/')[1] ?? '';

const listenedBy = ({ documents, query }: z.infer<typeof openedSchema>['addTarget']): Listened | undefined => {
  if (documents) return { document: pathOf(documents.documents[0]) };
  if (!query) return undefined;
  const { from, where, orderBy, limit } = query.structuredQuery;
  const [{ collectionId, allDescendants }] = from;
  const parent = pathOf(query.parent);
  const filters = where?.compositeFilter?.filters ?? (where?.fieldFilter ? [{ fieldFilter: where.fieldFilter }] : []);
  return {
    collection: parent && !allDescendants ? `${parent}/${collectionId}` : collectionId,
    isGroup: allDescendants,
    where: filters.map(({ fieldFilter: { field, op, value } }) => [field.fieldPath, op, value] as const),
    orderBy: orderBy
      .filter(({ field }) => field.fieldPath !== '__name__')
      .map(({ field, direction }) => [field.fieldPath, direction] as const),
    limit: typeof limit === 'object' ? limit.value : limit,
  };
};

/** Notes the listeners that a page opens from now on. The returned function tells those that are open. */
export const noteListened = (page: Page): (() => readonly Listened[]) => {
  const open = new Map<string, Listened>();
  const note = (message: unknown): void => {
    const opened = openedSchema.safeParse(message);
    const listened = opened.success ? listenedBy(opened.data.addTarget) : undefined;
    if (opened.success && listened) open.set(String(opened.data.addTarget.targetId), listened);
    const closed = closedSchema.safeParse(message);
    if (closed.success) open.delete(String(closed.data.removeTarget));
  };
  page.on('request', (request) => {
    if (!request.url().includes('/Listen/channel')) return;
    for (const [name, value] of new URLSearchParams(request.postData() ?? '')) {
      if (name.endsWith('___data__')) note(JSON.parse(value));
    }
  });
  return () => [...open.values()];
};
