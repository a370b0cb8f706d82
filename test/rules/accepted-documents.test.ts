import { documentSchemas, notificationPreferencesSchema } from '@counterfoil/domain';
import fc from 'fast-check';
import { deleteField, doc, setDoc, updateDoc } from 'firebase/firestore';
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import pLimit from 'p-limit';
import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { categorySchema } from '../../domain/src/restaurant/menu/category.ts';
import { menuCostingSchema } from '../../domain/src/restaurant/menu/costing.ts';
import { withDates } from '../../functions/src/firestore/with-dates.ts';
import { withMutations } from '../kit/mutation.ts';
import { newId } from '../kit/new-id.ts';
import { type Fields, stored as madeBefore, openStage, stamps } from '../kit/rules.ts';
import { chooseSeed } from '../kit/seed.ts';
import { writtenEndUser, writtenPrivateProfile, writtenProfile, writtenRecords } from '../kit/written-documents.ts';

const stage = await openStage('accepted-documents');

/** The same database, read as functions read it. */
const stored = getFirestore(initializeApp({ projectId: stage.projectId }));

const seed = chooseSeed('accepted documents');

/** Documents per kind. */
const count = Number(process.env.DOCUMENTS ?? 300);

const schemas: Readonly<Record<keyof typeof writtenRecords, z.ZodType>> = {
  'services/{id}': documentSchemas.service,
  'resources/{id}': documentSchemas.resource,
  'plans/{id}': documentSchemas.plan,
  'categories/{id}': categorySchema,
  'menuItems/{id}': documentSchemas.menuItem,
  'menuItems/{id}/private/costing': menuCostingSchema,
  'tables/{id}': documentSchemas.table,
  'printers/{id}': documentSchemas.printer,
  'recipes/{id}': documentSchemas.recipe,
  'ingredients/{id}': documentSchemas.ingredient,
  'ingredients/{id}/private/costing': documentSchemas.ingredientCosting,
};

let provider: string;

beforeAll(async () => {
  provider = await stage.openProvider();
});

/** Tries every document, and returns the faults of those that the rules accepted. */
const faultsOf = async (
  documents: readonly Fields[],
  schema: z.ZodType,
  write: (fields: Fields) => Promise<string>,
): Promise<{ accepted: number; faults: string[] }> => {
  const limit = pLimit(20);
  const faults: string[] = [];
  let accepted = 0;
  const attempt = async (fields: Fields): Promise<void> => {
    let path: string;
    try {
      path = await write(fields);
    } catch {
      return;
    }
    accepted += 1;
    const parsed = schema.safeParse(withDates((await stored.doc(path).get()).data()));
    if (!parsed.success) faults.push(`${JSON.stringify(fields)}: ${parsed.error.issues[0]?.path.join('.')}`);
  };
  await Promise.all(documents.map((fields) => limit(() => attempt(fields))));
  return { accepted, faults };
};

/** The rules accept some documents and refuse some, else the test would prove nothing. */
const expectSound = ({ accepted, faults }: { accepted: number; faults: string[] }): void => {
  expect(faults).toEqual([]);
  expect(accepted).toBeGreaterThan(count / 10);
  expect(accepted).toBeLessThan(count);
};

const generate = (documents: fc.Arbitrary<Fields>): Fields[] =>
  fc.sample(withMutations(documents), { seed, numRuns: count });

describe.each(Object.keys(writtenRecords) as (keyof typeof writtenRecords)[])(
  'every accepted document in %s',
  (path) => {
    const documents = generate(writtenRecords[path]);
    const newPath = () => `${provider}/${path.replace('{id}', newId('record'))}`;

    test('parses as it was created', async () => {
      const create = async (fields: Fields): Promise<string> => {
        const ref = doc(stage.as('owner'), newPath());
        await setDoc(ref, { ...stage.added('owner'), ...fields });
        return ref.path;
      };
      expectSound(await faultsOf(documents, schemas[path], create));
    });

    test('parses after a change of every field', async () => {
      const [original] = fc.sample(writtenRecords[path], { seed: seed + 1, numRuns: 1 });
      const change = async (fields: Fields): Promise<string> => {
        const ref = doc(stage.as('manager'), newPath());
        await stored.doc(ref.path).set({ ...original, createdAt: new Date(0), updatedAt: new Date(0) });
        const absent = Object.keys(original ?? {}).filter((key) => !(key in fields));
        const removed = Object.fromEntries(absent.map((key) => [key, deleteField()]));
        await updateDoc(ref, { ...removed, ...fields, ...stage.changed('manager') });
        return ref.path;
      };
      expectSound(await faultsOf(documents, schemas[path], change));
    });
  },
);

test('every accepted change of a profile of a provider parses', async () => {
  const providers = await Promise.all(Array.from({ length: 20 }, () => stage.openProvider()));
  let n = 0;
  const change = async (fields: Fields): Promise<string> => {
    n += 1;
    const ref = doc(stage.as('manager'), providers[n % providers.length] ?? '');
    await updateDoc(ref, { ...fields, ...stage.changed('manager') });
    return ref.path;
  };
  expectSound(await faultsOf(generate(writtenProfile), documentSchemas.provider, change));
});

test("every accepted change of members' part of a profile parses", async () => {
  const { version: _v, ...made } = madeBefore;
  const change = async (fields: Fields): Promise<string> => {
    const ref = doc(stage.as('manager'), `${await stage.openProvider()}/private/profile`);
    await stored.doc(ref.path).set({ ownerIds: ['owner'], settings: {}, ...made });
    await updateDoc(ref, { ...fields, ...stage.changed('manager') });
    return ref.path;
  };
  expectSound(await faultsOf(generate(writtenPrivateProfile), documentSchemas.privateProfile, change));
});

test('every accepted profile of a person parses', async () => {
  const schema = documentSchemas.endUser;
  const preferences: Fields[] = [];
  const write = async (fields: Fields): Promise<string> => {
    const { uid, database } = stage.newcomer();
    await setDoc(doc(database, `endUsers/${uid}`), { ...stamps(), ...fields });
    if ('notificationPreferences' in fields) preferences.push(fields.notificationPreferences as Fields);
    return `endUsers/${uid}`;
  };
  expectSound(await faultsOf(generate(writtenEndUser), schema, write));
  for (const accepted of preferences) expect(notificationPreferencesSchema.safeParse(accepted).error).toBeUndefined();
});
