import * as z from 'zod';

const index = z.looseObject({ collectionGroup: z.string() });

const indexesSchema = z.looseObject({
  indexes: z.array(index).default([]),
  fieldOverrides: z.array(index).default([]),
});

type Indexes = z.infer<typeof indexesSchema>;

/** Settings of fields that one database takes. Counterfoil's own need most of them. */
const mostFieldSettings = 200;

const keyOf = (one: Indexes['indexes'][number]): string => JSON.stringify(Object.entries(one).sort());

/** Every entry of both lists once, those of the app first. */
const union = (app: Indexes['indexes'], ours: Indexes['indexes']): Indexes['indexes'] => [
  ...new Map([...app, ...ours].map((one) => [keyOf(one), one])).values(),
];

const fieldOf = (one: Indexes['indexes'][number]): string => `${one.collectionGroup}.${one.fieldPath}`;

/**
 * The app's `firestore.indexes.json` with Counterfoil's entries in it. Merging again changes nothing.
 *
 * @throws Error if both set the same field differently, or if a database would not take that many settings
 */
export const mergeIndexes = (app: unknown, ours: unknown): Indexes => {
  const [theirs, own] = [indexesSchema.parse(app), indexesSchema.parse(ours)];
  const fieldOverrides = union(theirs.fieldOverrides, own.fieldOverrides);
  const fields = fieldOverrides.map(fieldOf);
  const twice = fields.find((field, n) => fields.indexOf(field) !== n);
  if (twice) throw new Error(`fieldOverrides: ${twice} is set by the app and, differently, by Counterfoil`);
  if (fieldOverrides.length > mostFieldSettings)
    throw new Error(
      `fieldOverrides: ${fieldOverrides.length} settings of fields, and a database takes ${mostFieldSettings}. ` +
        `Counterfoil's are ${own.fieldOverrides.length}: give the app a database of its own, or drop its own settings`,
    );
  return { ...theirs, indexes: union(theirs.indexes, own.indexes), fieldOverrides };
};
