import { deleteDoc, deleteField, doc, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore';
import { describe, test } from 'vitest';
import { newId } from './new-id.ts';
import {
  allowAndDeny,
  denyThenAllow,
  everyoneBut,
  type Fields,
  type openStage,
  type Person,
  stamps,
  without,
} from './rules.ts';

/** Records that owner and manager write from their devices, and the cases that the rules must allow or deny. */
export interface RecordRules {
  /** Below the provider, or, as in `menuItems/{id}/private`, below one of its records. */
  readonly collection: string;
  readonly valid: Fields;
  /** Fields that stay valid when they replace those of `valid`. */
  readonly good: readonly (readonly [name: string, fields: Fields])[];
  readonly bad: readonly (readonly [name: string, fields: Fields])[];
  /** Required fields. */
  readonly needed: readonly string[];
  /** An allowed change. */
  readonly change: Fields;
  /** The only id allowed, if the id is not free. */
  readonly onlyId?: string;
}

/** Tests the rules for everybody. */
export const testRecordRules = (stage: Awaited<ReturnType<typeof openStage>>, recordRules: RecordRules): void => {
  const { collection, valid, good: goodFields, bad: badFields, needed, change, onlyId } = recordRules;

  /** A new path for each test, also below a record: `{id}` stands for one. */
  const documentPath = (provider: string): string =>
    `${provider}/${collection.replace('{id}', newId('record'))}/${onlyId ?? newId('document')}`;

  /** Creates a document, and returns it as a person sees it. */
  const existing = async (provider: string) => {
    const path = documentPath(provider);
    await stage.put({ [path]: { ...valid, createdAt: new Date(0), updatedAt: new Date(0) } });
    return (person: Person) => doc(stage.as(person), path);
  };

  const absent = (provider: string) => {
    const path = documentPath(provider);
    return (person: Person) => doc(stage.as(person), path);
  };

  describe.each(['owner', 'manager'] as const)(`${collection}, as %s:`, (person) => {
    test.each(goodFields)('accepts a document with %s, but not from staff', async (_, fields) => {
      const seenBy = absent(await stage.openProvider());
      const data = { ...valid, ...fields, ...stamps() };
      await denyThenAllow(
        () => setDoc(seenBy('staff'), data),
        () => setDoc(seenBy(person), data),
      );
    });

    test.each(badFields)('denies adding a document with %s, and changing one to it', async (_, fields) => {
      const provider = await stage.openProvider();
      const added = absent(provider)(person);
      await denyThenAllow(
        () => setDoc(added, { ...valid, ...fields, ...stamps() }),
        () => setDoc(added, { ...valid, ...stamps() }),
      );
      const changed = (await existing(provider))(person);
      await denyThenAllow(
        () => updateDoc(changed, { ...fields, updatedAt: serverTimestamp() }),
        () => updateDoc(changed, { ...change, updatedAt: serverTimestamp() }),
      );
    });

    test.each(needed)('denies a document without %s', async (key) => {
      const provider = await stage.openProvider();
      const added = absent(provider)(person);
      await denyThenAllow(
        () => setDoc(added, without({ ...valid, ...stamps() }, key)),
        () => setDoc(added, { ...valid, ...stamps() }),
      );
      const changed = (await existing(provider))(person);
      const next = { ...valid, createdAt: new Date(0), updatedAt: serverTimestamp() };
      await denyThenAllow(
        () => setDoc(changed, without(next, key)),
        () => setDoc(changed, next),
      );
    });

    const badStamps: [name: string, fields: Fields][] = [
      ['createdAt', { createdAt: new Date() }],
      ['updatedAt', { updatedAt: new Date() }],
    ];

    test.each(badStamps)('denies %s from the clock of the device', async (_, fields) => {
      const provider = await stage.openProvider();
      const added = absent(provider)(person);
      await denyThenAllow(
        () => setDoc(added, { ...valid, ...stamps(), ...fields }),
        () => setDoc(added, { ...valid, ...stamps() }),
      );
      const changed = (await existing(provider))(person);
      await denyThenAllow(
        () => updateDoc(changed, { ...change, updatedAt: serverTimestamp(), ...fields }),
        () => updateDoc(changed, { ...change, updatedAt: serverTimestamp() }),
      );
    });

    test('denies a change that names another author', async () => {
      const provider = await stage.openProvider();
      const [me, other] = [{ updatedBy: stage.uid(person) }, { updatedBy: stage.uid('staff') }];
      const added = absent(provider)(person);
      await denyThenAllow(
        () => setDoc(added, { ...valid, ...stamps(), ...other }),
        () => setDoc(added, { ...valid, ...stamps(), ...me }),
      );
      await denyThenAllow(
        () => updateDoc(added, { ...change, updatedAt: serverTimestamp(), ...other }),
        () => updateDoc(added, { ...change, updatedAt: serverTimestamp(), ...me }),
      );
    });

    test('denies a change that keeps the previous author', async () => {
      const path = documentPath(await stage.openProvider());
      const last = { updatedBy: stage.uid('staff') };
      await stage.put({ [path]: { ...valid, ...last, createdAt: new Date(0), updatedAt: new Date(0) } });
      const mine = doc(stage.as(person), path);
      await denyThenAllow(
        () => updateDoc(mine, { ...change, updatedAt: serverTimestamp() }),
        () => updateDoc(mine, { ...change, updatedAt: serverTimestamp(), updatedBy: deleteField() }),
      );
    });

    const badIds = onlyId ? ['prices', 'hair.cut'] : ['hair.cut', 'hair cut', 'x'.repeat(129)];

    test.each(badIds)('denies the invalid id %s', async (id) => {
      const path = documentPath(await stage.openProvider());
      const parent = path.slice(0, path.lastIndexOf('/'));
      const data = { ...valid, ...stamps() };
      const database = stage.as(person);
      await allowAndDeny(
        setDoc(doc(database, `${parent}/${onlyId ?? 'x'.repeat(128)}`), data),
        setDoc(doc(database, `${parent}/${id}`), data),
      );
    });

    test('accepts a deletion, but not from staff', async () => {
      const seenBy = await existing(await stage.openProvider());
      await denyThenAllow(
        () => deleteDoc(seenBy('staff')),
        () => deleteDoc(seenBy(person)),
      );
    });
  });

  test.each(everyoneBut('owner', 'manager'))(
    `${collection}: denies adding, changing and deleting to %s`,
    async (person) => {
      const provider = await stage.openProvider();
      const added = absent(provider);
      const seenBy = await existing(provider);
      const data = { ...valid, ...stamps() };
      const changed = { ...change, updatedAt: serverTimestamp() };
      await denyThenAllow(
        () => setDoc(added(person), data),
        () => setDoc(added('owner'), data),
      );
      await denyThenAllow(
        () => updateDoc(seenBy(person), changed),
        () => updateDoc(seenBy('owner'), changed),
      );
      await denyThenAllow(
        () => deleteDoc(seenBy(person)),
        () => deleteDoc(seenBy('owner')),
      );
    },
  );
};
