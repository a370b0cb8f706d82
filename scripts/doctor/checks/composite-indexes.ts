import * as z from 'zod';
import wanted from '../../../firestore.indexes.json' with { type: 'json' };
import { check, type Finding } from '../check.ts';
import { firestoreUrl } from '../firestore-url.ts';

const fieldSchema = z.object({
  fieldPath: z.string(),
  order: z.string().optional(),
  arrayConfig: z.string().optional(),
});
type Field = z.infer<typeof fieldSchema>;

const indexesSchema = z.object({
  indexes: z
    .array(z.object({ name: z.string(), queryScope: z.string(), state: z.string(), fields: z.array(fieldSchema) }))
    .default([]),
});

/** Firestore ends each index with the name of the document, which the file leaves out. */
const textOf = (collectionGroup: string, queryScope: string, fields: readonly Field[]): string => {
  const own = fields.filter(({ fieldPath }) => fieldPath !== '__name__');
  const texts = own.map(({ fieldPath, order, arrayConfig }) => `${fieldPath} ${order ?? arrayConfig}`);
  return `${collectionGroup} (${queryScope}): ${texts.join(', ')}`;
};

const groupIn = (name: string): string => /\/collectionGroups\/([^/]+)\//.exec(name)?.[1] ?? '';

const mends: Readonly<Record<string, string>> = {
  CREATING: 'wait until it is READY, and look again: a schedule fails while its index is built',
};

export const compositeIndexes = check({
  name: 'composite indexes',
  gather: async (ask, target) =>
    indexesSchema.parse((await ask(`${firestoreUrl(target)}/collectionGroups/-/indexes`)) ?? {}),
  judge: ({ indexes }, { project }): Finding[] => {
    const states = new Map(
      indexes.map(({ name, queryScope, fields, state }) => [textOf(groupIn(name), queryScope, fields), state]),
    );
    return wanted.indexes.flatMap(({ collectionGroup, queryScope, fields }) => {
      const text = textOf(collectionGroup, queryScope, fields);
      const state = states.get(text) ?? 'none';
      if (state === 'READY') return [];
      const mend = mends[state] ?? `npx firebase deploy --only firestore:indexes --project ${project}`;
      return { lacking: `no index for ${text} (${state})`, mend };
    });
  },
});
