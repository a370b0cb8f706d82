import * as z from 'zod';
import wanted from '../../../firestore.indexes.json' with { type: 'json' };
import { check, type Finding } from '../check.ts';
import { firestoreUrl } from '../firestore-url.ts';

const fieldsSchema = z.object({
  fields: z
    .array(z.object({ name: z.string(), ttlConfig: z.object({ state: z.string().default('') }).optional() }))
    .default([]),
});

const isExpiring = (override: object): boolean => 'ttl' in override && override.ttl === true;

/** States in which documents that are written now expire. */
const working: readonly string[] = ['ACTIVE', 'CREATING'];

export const ttlPolicies = check({
  name: 'TTL policies',
  gather: async (ask, target) => {
    const filter = encodeURIComponent('ttlConfig:*');
    return fieldsSchema.parse((await ask(`${firestoreUrl(target)}/collectionGroups/-/fields?filter=${filter}`)) ?? {});
  },
  judge: ({ fields }, { project, database }): Finding[] =>
    wanted.fieldOverrides.filter(isExpiring).flatMap(({ collectionGroup, fieldPath }) => {
      const place = `/collectionGroups/${collectionGroup}/fields/${fieldPath}`;
      const state = fields.find(({ name }) => name.endsWith(place))?.ttlConfig?.state ?? 'none';
      if (working.includes(state)) return [];
      return {
        lacking: `${collectionGroup} never expire: no TTL policy on ${fieldPath} (${state})`,
        mend: `gcloud firestore fields ttls update ${fieldPath} --collection-group=${collectionGroup} --enable-ttl --database='${database}' --project=${project}`,
      };
    }),
});
