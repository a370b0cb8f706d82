import { assertFails } from '@firebase/rules-unit-testing';
import { deleteDoc, deleteField, doc, serverTimestamp, setDoc, updateDoc, writeBatch } from 'firebase/firestore';
import { describe, test } from 'vitest';
import { addDeletion, addTrace } from './delete-record.ts';
import { newId } from './new-id.ts';
import {
  allowAndDeny,
  denyThenAllow,
  everyoneBut,
  type Fields,
  type openStage,
  type Person,
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
      const data = { ...valid, ...fields, ...stage.added(person) };
      await denyThenAllow(
        () => setDoc(seenBy('staff'), { ...data, ...stage.added('staff') }),
        () => setDoc(seenBy(person), data),
      );
    });

    test.each(badFields)('denies adding a document with %s, and changing one to it', async (_, fields) => {
      const provider = await stage.openProvider();
      const added = absent(provider)(person);
      await denyThenAllow(
        () => setDoc(added, { ...valid, ...fields, ...stage.added(person) }),
        () => setDoc(added, { ...valid, ...stage.added(person) }),
      );
      const changed = (await existing(provider))(person);
      await denyThenAllow(
        () => updateDoc(changed, { ...fields, ...stage.changed(person) }),
        () => updateDoc(changed, { ...change, ...stage.changed(person) }),
      );
    });

    test.each([...needed, 'updatedBy'])('denies a document without %s', async (key) => {
      const provider = await stage.openProvider();
      const added = absent(provider)(person);
      await denyThenAllow(
        () => setDoc(added, without({ ...valid, ...stage.added(person) }, key)),
        () => setDoc(added, { ...valid, ...stage.added(person) }),
      );
      const changed = (await existing(provider))(person);
      const next = { ...valid, createdAt: new Date(0), ...stage.changed(person) };
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
        () => setDoc(added, { ...valid, ...stage.added(person), ...fields }),
        () => setDoc(added, { ...valid, ...stage.added(person) }),
      );
      const changed = (await existing(provider))(person);
      await denyThenAllow(
        () => updateDoc(changed, { ...change, ...stage.changed(person), ...fields }),
        () => updateDoc(changed, { ...change, ...stage.changed(person) }),
      );
    });

    test('denies a change that names another author', async () => {
      const provider = await stage.openProvider();
      const other = { updatedBy: stage.uid('staff') };
      const added = absent(provider)(person);
      await denyThenAllow(
        () => setDoc(added, { ...valid, ...stage.added(person), ...other }),
        () => setDoc(added, { ...valid, ...stage.added(person) }),
      );
      await denyThenAllow(
        () => updateDoc(added, { ...change, ...stage.changed(person), ...other }),
        () => updateDoc(added, { ...change, ...stage.changed(person) }),
      );
    });

    test('denies a change that keeps the previous author, or removes the author', async () => {
      const path = documentPath(await stage.openProvider());
      const last = { updatedBy: stage.uid('staff') };
      await stage.put({ [path]: { ...valid, ...last, createdAt: new Date(0), updatedAt: new Date(0) } });
      const mine = doc(stage.as(person), path);
      await assertFails(updateDoc(mine, { ...change, updatedAt: serverTimestamp() }));
      await denyThenAllow(
        () => updateDoc(mine, { ...change, updatedAt: serverTimestamp(), updatedBy: deleteField() }),
        () => updateDoc(mine, { ...change, ...stage.changed(person) }),
      );
    });

    const badIds = onlyId ? ['prices', 'hair.cut'] : ['hair.cut', 'hair cut', 'x'.repeat(129)];

    test.each(badIds)('denies the invalid id %s', async (id) => {
      const path = documentPath(await stage.openProvider());
      const parent = path.slice(0, path.lastIndexOf('/'));
      const data = { ...valid, ...stage.added(person) };
      const database = stage.as(person);
      await allowAndDeny(
        setDoc(doc(database, `${parent}/${onlyId ?? 'x'.repeat(128)}`), data),
        setDoc(doc(database, `${parent}/${id}`), data),
      );
    });

    test('accepts a deletion that names the person, but not from staff', async () => {
      const path = (await existing(await stage.openProvider()))(person).path;
      await denyThenAllow(
        () => stage.remove('staff', path),
        () => stage.remove(person, path),
      );
    });

    test('denies a deletion without a trace', async () => {
      const mine = (await existing(await stage.openProvider()))(person);
      await denyThenAllow(
        () => deleteDoc(mine),
        () => stage.remove(person, mine.path),
      );
    });

    test('denies a second deletion that leaves its trace as it is', async () => {
      const mine = (await existing(await stage.openProvider()))(person);
      await stage.remove(person, mine.path);
      await setDoc(mine, { ...valid, ...stage.added(person) });
      await denyThenAllow(
        () => deleteDoc(mine),
        () => stage.remove(person, mine.path),
      );
    });

    const badTraces: [name: string, trace: Fields][] = [
      ['another person', { updatedBy: stage.uid('staff') }],
      ['another record', { id: 'another' }],
      ['another kind', { kind: 'devices' }],
      ['a time of the device', { updatedAt: new Date() }],
      ['another key', { reason: 'spring' }],
    ];

    test.each(badTraces)('denies a deletion with a trace of %s', async (_, trace) => {
      const { path } = (await existing(await stage.openProvider()))(person);
      await denyThenAllow(
        () => stage.remove(person, path, trace),
        () => stage.remove(person, path),
      );
    });

    test('denies a trace beside a record that exists', async () => {
      const mine = (await existing(await stage.openProvider()))(person);
      const trace = (path: string) => {
        const batch = writeBatch(stage.as(person));
        return addTrace(batch, stage.as(person), { path, uid: stage.uid(person) }).commit();
      };
      await denyThenAllow(
        () => trace(mine.path),
        () => trace(absent(mine.path.split('/').slice(0, 2).join('/'))(person).path),
      );
    });

    test('denies a deletion and a new record under the same id in one commit', async () => {
      const mine = (await existing(await stage.openProvider()))(person);
      const renewed = () => {
        const batch = writeBatch(stage.as(person));
        addDeletion(batch, stage.as(person), { path: mine.path, uid: stage.uid(person) });
        return batch.set(mine, { ...valid, ...stage.added(person) }).commit();
      };
      await denyThenAllow(
        () => renewed(),
        () => stage.remove(person, mine.path),
      );
    });
  });

  test.each(everyoneBut('owner', 'manager'))(
    `${collection}: denies adding, changing and deleting to %s`,
    async (person) => {
      const provider = await stage.openProvider();
      const added = absent(provider);
      const seenBy = await existing(provider);
      const add = (by: Person) => setDoc(added(by), { ...valid, ...stage.added(by) });
      const alter = (by: Person) => updateDoc(seenBy(by), { ...change, ...stage.changed(by) });
      const remove = (by: Person) => stage.remove(by, seenBy(by).path);
      for (const deed of [add, alter, remove]) {
        await denyThenAllow(
          () => deed(person),
          () => deed('owner'),
        );
      }
    },
  );
};
