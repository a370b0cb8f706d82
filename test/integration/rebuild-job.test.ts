import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Fields } from '@counterfoil/domain';
import { beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/root.ts';
import { firestore } from '../kit/admin.ts';
import { projectId } from '../kit/emulators.ts';
import { newId } from '../kit/new-id.ts';
import { broken, createRebuildWorld, figures, meals, type RebuildWorld } from '../kit/rebuild-world.ts';

const houses = 16;
const tasks = 8;

const script = join(root, 'scripts/rebuild.ts');
const run = promisify(execFile);

/** Stores the first orders of a restaurant, with their events, as another restaurant. Nothing has counted them. */
const copy = async ({ firestore: from, providerId }: RebuildWorld, count: number): Promise<RebuildWorld> => {
  const to = { firestore, providerId: newId('house'), ownerId: 'nobody' };
  const source = from.doc(`serviceProviders/${providerId}`);
  const target = firestore.doc(`serviceProviders/${to.providerId}`);
  const writer = firestore.bulkWriter();
  const orders = (await source.collection('orders').orderBy('createdAt').limit(count).get()).docs;
  const ids = new Set(orders.map(({ id }) => id));
  const events = (await source.collection('events').get()).docs.filter((event) => ids.has(event.get('entityId')));
  const contacts = await from.getAll(...orders.map(({ ref }) => ref.collection('private').doc('contact')));
  const profile = [await source.get(), await source.collection('private').doc('profile').get()];
  for (const stored of [...profile, ...orders, ...contacts, ...events]) {
    const data = stored.data();
    if (!data) continue;
    const own = data.providerId ? { ...data, providerId: to.providerId } : data;
    writer.set(firestore.doc(stored.ref.path.replace(source.path, target.path)), own);
  }
  await writer.close();
  return to;
};

let worlds: RebuildWorld[];

beforeAll(async () => {
  const source = await createRebuildWorld();
  await meals(source, 60);
  worlds = await Promise.all(Array.from({ length: houses }, (_, n) => copy(source, 10 + 3 * n)));
}, 120_000);

const all = async (): Promise<Fields[]> => await Promise.all(worlds.map(figures));

const clear = async (): Promise<void> => {
  for (const { providerId } of worlds)
    for (const name of ['days', 'customers'])
      await firestore.recursiveDelete(firestore.collection(`serviceProviders/${providerId}/${name}`));
};

const rebuild = (env: Readonly<Record<string, string>>) => {
  const providers = worlds.map(({ providerId }) => providerId).join();
  const args = [script, '--project', projectId, '--providers', providers];
  return run(process.execPath, args, { env: { ...process.env, ...env } });
};

test('eight processes of a job give what one process gives, and both equal a recount', async () => {
  const { stdout } = await rebuild({});
  expect(stdout.trim().split('\n')).toHaveLength(houses);
  const byOne = await all();
  for (const house of byOne) expect(Object.keys(house).length).toBeGreaterThan(5);
  for (const world of worlds) expect(await broken(world)).toEqual([]);

  await clear();
  const outputs = await Promise.all(
    Array.from({ length: tasks }, (_, n) =>
      rebuild({ CLOUD_RUN_TASK_INDEX: String(n), CLOUD_RUN_TASK_COUNT: String(tasks) }),
    ),
  );
  const lines = outputs.map(({ stdout }) => stdout.split('\n').filter((line) => line.includes('events counted')));
  expect(lines.flat()).toHaveLength(houses);
  expect(lines.filter((some) => some.length > 0).length).toBeGreaterThan(3);
  expect(await all()).toEqual(byOne);
}, 240_000);

test('says what is wrong with its arguments, and which provider there is not', async () => {
  const of = (...args: string[]) => run(process.execPath, [script, '--project', projectId, ...args]);
  expect((await of('--providers', 'nobody')).stdout).toContain('nobody: no such provider');
  await expect(of()).rejects.toThrow('usage');
  await expect(of('--all', '--providers', 'p')).rejects.toThrow('usage');
  await expect(of('--providers', 'p', '--only', 'recipes')).rejects.toThrow('--only knows days and customers');
  await expect(of('--providers', 'p', '--tasks', '8', '--task', '8')).rejects.toThrow('the task is 0 to 7, not 8');
});
