import type * as z from 'zod';

/** A field as the warehouse takes it. A field of another kind, such as a text that somebody types, has no shape. */
export type Shape =
  | { readonly kind: 'number' | 'boolean' | 'time' | 'id' | 'hash' }
  /** One of these words. A document with another one loses the field. */
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, Shape>> };

/** Ids that the owner gives to things on offer, and codes. A reader of a report must recognise them. */
const ids = new Set(['serviceId', 'planId', 'menuItemId', 'categoryId', 'ingredientId', 'currency', 'day', 'method']);

/** Ids that devices choose. Reports join by them, so a hash serves as well. */
const hashed = new Set(['lineId', 'seriesId']);

interface Definition {
  readonly type: string;
  readonly innerType?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly entries?: Readonly<Record<string, string | number>>;
  readonly values?: readonly unknown[];
}

const ofText = (name: string): Shape | undefined => {
  if (ids.has(name)) return { kind: 'id' };
  return hashed.has(name) ? { kind: 'hash' } : undefined;
};

const ofLiterals = (values: readonly unknown[]): Shape | undefined => {
  const words = values.filter((value) => typeof value === 'string');
  if (words.length > 0) return { kind: 'word', words };
  return values.every((value) => typeof value === 'boolean') ? { kind: 'boolean' } : undefined;
};

const objectOf = (fields: Readonly<Record<string, z.core.$ZodType>>): Shape | undefined => {
  const kept = Object.entries(fields).flatMap(([name, field]): [string, Shape][] => {
    const shape = shapeOf(field, name);
    return shape ? [[name, shape]] : [];
  });
  return kept.length > 0 ? { kind: 'object', fields: Object.fromEntries(kept) } : undefined;
};

/** Both shapes in one: the options of a union, and a payload with its reduced version. The first wins where they differ. */
export const joined = (a: Shape | undefined, b: Shape | undefined): Shape | undefined => {
  if (!a || !b) return a ?? b;
  if (a.kind === 'word' && b.kind === 'word') return { kind: 'word', words: [...new Set([...a.words, ...b.words])] };
  if (a.kind !== 'object' || b.kind !== 'object') return a;
  const fields: Record<string, Shape> = { ...b.fields };
  for (const [name, shape] of Object.entries(a.fields)) {
    const both = joined(shape, b.fields[name]);
    if (both) fields[name] = both;
  }
  return { kind: 'object', fields };
};

const listOf = (element: z.core.$ZodType | undefined, name: string): Shape | undefined => {
  const of = element && shapeOf(element, name);
  return of && { kind: 'list', of };
};

/** `undefined` for whatever may hold words of a person: every text but ids, every map, everything unknown. */
const ofDefinition = (definition: Definition, name: string): Shape | undefined => {
  switch (definition.type) {
    case 'number':
      return { kind: 'number' };
    case 'boolean':
      return { kind: 'boolean' };
    case 'date':
      return { kind: 'time' };
    case 'string':
      return ofText(name);
    case 'enum':
      return ofLiterals(Object.values(definition.entries ?? {}));
    case 'literal':
      return ofLiterals(definition.values ?? []);
    case 'array':
      return listOf(definition.element, name);
    case 'object':
      return objectOf(definition.shape ?? {});
    case 'union':
      return (definition.options ?? []).map((option) => shapeOf(option, name)).reduce(joined, undefined);
    default:
      return undefined;
  }
};

/** The shape of a schema, whose field has that name. */
export const shapeOf = (schema: z.core.$ZodType, name = ''): Shape | undefined => {
  const definition: Definition = schema._zod.def;
  const inner = definition.innerType ?? definition.in;
  return inner ? shapeOf(inner, name) : ofDefinition(definition, name);
};
