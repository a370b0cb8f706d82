import { privateProfileRef, providerPath, sentenceOf } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { auditDirectory, auditStrayEntries } from '../../functions/src/audit/audit-directory.ts';
import { auditProvider } from '../../functions/src/audit/audit-provider.ts';
import { backfillProfiles } from '../../functions/src/backfill/profiles.ts';
import { readSettings } from '../../functions/src/firestore/read-settings.ts';
import { openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, run, userActor } from '../kit/run.ts';
import { createTenant, inDays, type Tenant } from '../kit/tenant.ts';

const settings = { limits: { upcoming: 1 }, taxIncluded: false, loyalty: { pointsPerUnit: 3 }, colour: 'red' };

/** A database of its own: a backfill reads everything. */
const open = async () => {
  const database = openDatabase(newId('profiles'));
  const tenant = await createTenant({ database });
  const refs = [providerPath(tenant.providerId), privateProfileRef(tenant.providerId).path].map((path) =>
    database.doc(path),
  );
  const [profile, members] = refs;
  if (!profile || !members) throw new Error('two documents are asked for');
  const send = (type: 'provider.update' | 'provider.list' | 'member.add' | 'member.remove', payload: object) =>
    mustRun(userActor(tenant.ownerId), makeCommand(type, tenant.providerId, payload), new Date(), database);
  return { database, ...tenant, profile, members, send };
};

/** Stores the provider as an earlier version has it. */
const asBefore = async ({ profile, members }: Awaited<ReturnType<typeof open>>) => {
  const [{ updatedAt: _u, createdAt: _c, ...hidden }] = [(await members.get()).data() ?? {}];
  await profile.update(hidden);
  await members.delete();
};

const book = async (
  { database, providerId }: { database: FirebaseFirestore.Firestore } & Pick<Tenant, 'providerId'>,
  uid: string,
) => {
  const payload = { reservationId: newId('b'), serviceId: 'cut', startTime: inDays(4).toISOString(), partySize: 1 };
  return await run(userActor(uid), makeCommand('reservation.create', providerId, payload), new Date(), database);
};

test('moves what only members may read out of the profiles of before, once', async () => {
  const world = await open();
  const { database, profile, members, providerId, ownerId, send } = world;
  await send('provider.update', { settings });
  await asBefore(world);
  const before = (await profile.get()).data();
  expect(before).toMatchObject({ ownerIds: [ownerId], settings });
  // This version reads and writes it as it is.
  await send('provider.update', { name: 'Nova' });
  expect((await profile.get()).data()).toMatchObject({ name: 'Nova', ownerIds: [ownerId], settings });
  expect(await readSettings(database, providerId)).toMatchObject({ settings });
  const { lastCommandId } = (await profile.get()).data() ?? {};

  expect(await backfillProfiles(database)).toEqual({ checked: 1, changed: 1 });
  const everybody = (await profile.get()).data();
  expect(everybody).toMatchObject({ name: 'Nova', lastCommandId: '', version: before?.version + 1 });
  expect(everybody).not.toHaveProperty('ownerIds');
  expect(everybody?.settings).toEqual({ limits: { upcoming: 1 }, taxIncluded: false });
  expect((await members.get()).data()).toMatchObject({ ownerIds: [ownerId], settings, lastCommandId });
  expect(await readSettings(database, providerId)).toMatchObject({ settings });
  expect(await backfillProfiles(database)).toEqual({ checked: 1, changed: 0 });
});

test('takes the word of an earlier version that wrote to a profile which was split before', async () => {
  const { database, profile, members, ownerId } = await open();
  await profile.update({ ownerIds: [ownerId, 'bob'], 'settings.colour': 'blue', lastCommandId: 'of-before' });
  expect(await backfillProfiles(database)).toEqual({ checked: 1, changed: 1 });
  expect((await members.get()).data()).toMatchObject({
    ownerIds: [ownerId, 'bob'],
    settings: { colour: 'blue' },
    lastCommandId: 'of-before',
  });
  expect(await backfillProfiles(database)).toEqual({ checked: 1, changed: 0 });
});

test.each(['split', 'of before'])(
  'a booking heeds the limits of a profile that is %s, by one read of it',
  async (kind) => {
    const world = await open();
    await world.send('provider.update', { settings });
    if (kind === 'of before') await asBefore(world);
    const uid = newId('user');
    expect(await book(world, uid)).toMatchObject({ outcome: 'applied' });
    expect(await book(world, uid)).toMatchObject({ rejection: { details: { reason: 'limit', limit: 'upcoming' } } });
  },
);

test('commands and the backfill at the same time lose nothing', async () => {
  const world = await open();
  const { database, profile, members, ownerId, send } = world;
  await send('provider.update', { settings });
  await asBefore(world);
  const names = ['a', 'b', 'c', 'd'].map((uid) => send('member.add', { userId: uid, role: 'staff' }));
  const changes = ['x', 'y'].map((colour) => send('provider.update', { settings: { ...settings, colour } }));
  await Promise.all([...names, ...changes, backfillProfiles(database)]);
  await backfillProfiles(database);
  expect((await profile.get()).data()).toMatchObject({ lastCommandId: '', settings: { taxIncluded: false } });
  expect((await profile.get()).data()).not.toHaveProperty('ownerIds');
  const { settings: kept, ownerIds } = (await members.get()).data() ?? {};
  expect([ownerIds, ['x', 'y'].includes(kept.colour)]).toEqual([[ownerId], true]);
});

test('an audit compares the directory with the profiles, both ways', async () => {
  const { database, providerId, profile, send } = await open();
  const entry = database.doc(`directory/${providerId}`);
  const audit = async () => (await auditDirectory(database, providerId)).broken.map(({ what }) => what);
  expect(await audit()).toEqual([]);
  await send('provider.list', { text: 'Main street' });
  expect(await audit()).toEqual([]);
  await entry.update({ name: 'Another' });
  expect(await audit()).toEqual(['directoryEntry.differs']);
  const found = await auditProvider(database, providerId, []);
  expect(found.broken.map(sentenceOf)).toEqual([
    expect.stringMatching(/^directory: directoryEntry.differs at directory/),
  ]);
  const stored = (await entry.get()).data() ?? {};
  await entry.delete();
  expect(await audit()).toEqual(['directoryEntry.missing']);
  await entry.set(stored);
  await profile.update({ listing: null });
  const { listing: _l, ...rest } = (await profile.get()).data() ?? {};
  await profile.set(rest);
  expect(await audit()).toEqual(['directoryEntry.stray']);
  await database.doc('directory/nobody').set(stored);
  expect(await auditStrayEntries(database)).toEqual({
    checked: 2,
    broken: [expect.objectContaining({ what: 'directoryEntry.stray', where: 'directory/nobody' })],
  });
});
