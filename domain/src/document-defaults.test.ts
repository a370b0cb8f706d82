import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { documentDefaults } from './document-defaults.ts';
import { type DocumentKind, documentSchemas } from './documents.ts';

const isKind = (name: string): name is DocumentKind => Object.hasOwn(documentSchemas, name);
/** Only repairs read these. */
const ofRepairs: readonly string[] = ['reservationEvent', 'subscriptionEvent', 'stockEvent'];
const kinds = Object.keys(documentSchemas)
  .filter(isKind)
  .filter((kind) => !ofRepairs.includes(kind));

/** The fields for which a schema has a default, with that default. */
const schemaDefaults = (kind: DocumentKind): Record<string, unknown> => {
  const schema: unknown = documentSchemas[kind];
  if (!(schema instanceof z.ZodObject)) throw new Error(`${kind} has no object schema`);
  const fields = Object.entries<z.ZodType>(schema.shape).flatMap(([field, type]) => {
    const parsed = type.safeParse(undefined);
    return parsed.success && parsed.data !== undefined ? [[field, parsed.data] as const] : [];
  });
  return Object.fromEntries(fields);
};

const full = {
  ingredient: {
    name: 'Flour',
    unit: 'kg',
    reorderPoint: 5,
    maxStock: 50,
    allowNegative: true,
    currentStock: 20,
    stockStatus: 'NORMAL',
    stockPercentage: 40,
    daysRemaining: 4,
    version: 7,
  },
  menuItem: { name: 'Funghi', price: { amount: 900, currency: 'EUR' }, taxRate: 7, available: false, station: 'oven' },
} as const;

describe('document defaults', () => {
  test.each(kinds)('contain every default of the schema of %s', (kind) => {
    expect(documentDefaults[kind] ?? {}).toEqual(schemaDefaults(kind));
  });

  test.each(['ingredient', 'menuItem'] as const)('complete a stored %s like its schema', (kind) => {
    const optional = Object.keys(documentDefaults[kind] ?? {});
    fc.assert(
      fc.property(fc.subarray(optional), (absent) => {
        const stored = Object.fromEntries(Object.entries(full[kind]).filter(([field]) => !absent.includes(field)));
        expect({ ...documentDefaults[kind], ...stored }).toEqual(documentSchemas[kind].parse(stored));
      }),
    );
  });
});
