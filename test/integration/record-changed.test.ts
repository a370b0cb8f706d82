import {
  Bytes,
  type DocumentReference,
  doc,
  type Firestore,
  GeoPoint,
  getDoc,
  getFirestore,
  serverTimestamp,
  setDoc,
  Timestamp,
  updateDoc,
  vector,
  writeBatch,
} from 'firebase/firestore';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firestore } from '../kit/admin.ts';
import { deleteRecord } from '../kit/delete-record.ts';
import { eventually } from '../kit/eventually.ts';
import { newId } from '../kit/new-id.ts';
import { type ProviderEvent, providerEventsOf } from '../kit/provider-events.ts';
import type { Fields } from '../kit/rules.ts';
import { createTenant, putMember } from '../kit/tenant.ts';
import { sampleAt } from '../kit/tenant-paths.ts';
import { signIn, type TestUser } from '../kit/user.ts';

let providerId: string;
let owner: TestUser;

beforeAll(async () => {
  const tenant = await createTenant();
  providerId = tenant.providerId;
  owner = await signIn(tenant.ownerId);
});

afterAll(() => owner.close());

/** A document reference on the owner's device. */
const place = (path: string) => doc(getFirestore(owner.app), `serviceProviders/${providerId}/${path}`);

/** Stamps of a changed and of a new record. */
const touched = () => ({ updatedAt: serverTimestamp(), updatedBy: owner.uid });
const fresh = () => ({ createdAt: serverTimestamp(), ...touched() });

const remove = ({ path, firestore }: DocumentReference) => deleteRecord(firestore, { path, uid: owner.uid });

/** The first event of each kind of record waits until the emulator has started a worker. */
const patienceMs = 50_000;

const feed = (entityId: string, satisfies: (events: ProviderEvent[]) => boolean): Promise<ProviderEvent[]> =>
  eventually(providerEventsOf(providerId, entityId), satisfies, patienceMs);

const recordedEvents = (entityId: string, count: number): Promise<ProviderEvent[]> =>
  feed(entityId, (events) => events.length >= count);

const lives: [collection: string, like: string, change: Fields, entityType: string, types: string[]][] = [
  ['categories', 'pizza', { sortOrder: 2 }, 'category', ['category.created', 'category.updated', 'category.deleted']],
  [
    'menuItems',
    'margherita',
    { price: { amount: 950, currency: 'EUR' } },
    'menuItem',
    ['menuItem.created', 'menuItem.updated', 'menuItem.deleted'],
  ],
  [
    'menuItems',
    'margherita',
    { available: false },
    'menuItem',
    ['menuItem.created', 'menuItem.availabilityChanged', 'menuItem.deleted'],
  ],
  ['tables', 't1', { seats: 6 }, 'table', ['table.created', 'table.updated', 'table.deleted']],
  ['tables', 't1', { status: 'reserved' }, 'table', ['table.created', 'table.reserved', 'table.deleted']],
  [
    'printers',
    'kitchen',
    { address: '10.0.0.3' },
    'printer',
    ['printer.added', 'printer.configured', 'printer.removed'],
  ],
  [
    'printers',
    'kitchen',
    { stations: ['bar'] },
    'printer',
    ['printer.added', 'printer.assignmentChanged', 'printer.removed'],
  ],
  [
    'recipes',
    'margherita',
    { ingredients: [{ ingredientId: 'flour', quantity: 240 }] },
    'recipe',
    ['recipe.created', 'recipe.updated', 'recipe.deleted'],
  ],
  [
    'ingredients',
    'flour',
    { reorderPoint: 500 },
    'ingredient',
    ['inventory.itemAdded', 'inventory.itemUpdated', 'inventory.itemRemoved'],
  ],
  ['services', 'cut', { capacity: 2 }, 'service', ['service.created', 'service.updated', 'service.deleted']],
  ['plans', 'club', { name: 'Gold' }, 'plan', ['plan.created', 'plan.updated', 'plan.deleted']],
];

describe.concurrent('the feed of a provider', () => {
  test.each(lives)('reports the creation, change and deletion of one of %s like %s (%j)', async (...life) => {
    const [collection, like, change, entityType, types] = life;
    const record = sampleAt(`${collection}/${like}`);
    const id = newId(like);
    const mine = place(`${collection}/${id}`);
    await setDoc(mine, { ...record, ...fresh() });
    await updateDoc(mine, { ...touched() });
    await updateDoc(mine, { ...change, ...touched() });
    await remove(mine);

    const events = await recordedEvents(id, 3);
    const after = { ...record, ...change };
    expect(events.map(({ type }) => type)).toEqual(types);
    expect(events.map(({ payload }) => payload)).toEqual([
      { after: record },
      { before: record, after },
      { before: after },
    ]);
    expect(events.map(({ createdBy }) => createdBy)).toEqual([owner.uid, owner.uid, owner.uid]);
    for (const event of events)
      expect(event).toMatchObject({ entityType, entityId: id, syncStatus: expect.any(String) });
    const [first, second, third] = events.map(({ version }) => version);
    expect(Number(first)).toBeLessThan(Number(second));
    expect(Number(second)).toBeLessThan(Number(third));
  });

  test("reports a change of the provider's profile", async () => {
    const mine = doc(getFirestore(owner.app), `serviceProviders/${providerId}`);
    await updateDoc(mine, { name: 'Salon Nova', ...touched() });
    const isUpdate = ({ type }: ProviderEvent) => type === 'provider.updated';
    const first = await feed(providerId, (all) => all.some(isUpdate));
    expect(first.map(({ type }) => type)).toEqual(['provider.created', 'provider.updated']);
    expect(first[1]).toMatchObject({
      entityType: 'provider',
      payload: { before: { name: 'Salon Test' }, after: { name: 'Salon Nova' } },
    });
    const settings = { theme: 'dark', taxIncluded: false, limits: { upcoming: 3 } };
    await updateDoc(doc(mine, 'private/profile'), { settings, ...touched() });
    const both = await feed(providerId, (all) => all.filter(isUpdate).length > 1);
    expect(both.map(({ type }) => type)).toEqual(['provider.created', 'provider.updated', 'provider.updated']);
    expect(both[2]).toMatchObject({ entityType: 'provider', createdBy: owner.uid });
    expect(both[2]?.payload).toMatchObject({ before: { settings: {} }, after: { settings } });
    // Before the event, a function repeats for everybody the settings that bookings and orders need.
    const profile = await getDoc(mine);
    expect(profile.get('settings')).toEqual({ taxIncluded: false, limits: { upcoming: 3 } });
  });

  test.each([
    ['menuItems', 'margherita', 'menuItem.updated', { profitMargin: 55 }],
    ['ingredients', 'flour', 'inventory.itemUpdated', { quantity: 500 }],
  ])('reports a change of costs of %s, and hides the amounts from all but owner and manager', async (...costs) => {
    const [collection, like, type, change] = costs;
    const cost = sampleAt(`${collection}/${like}/private/costing`);
    const id = newId(like);
    const mine = place(`${collection}/${id}/private/costing`);
    await setDoc(mine, { ...cost, ...fresh() });
    await updateDoc(mine, { ...change, ...touched() });
    await remove(mine);

    const events = await recordedEvents(id, 3);
    expect(events.map((event) => [event.type, event.payload, event.createdBy])).toEqual(
      Array.from({ length: 3 }, () => [type, { change: 'costing' }, owner.uid]),
    );
    expect(JSON.stringify(events)).not.toContain('amount');
    const hidden = await Promise.all(
      events.map((event) => firestore.doc(`serviceProviders/${providerId}/events/${event.id}/private/payload`).get()),
    );
    const after = { ...cost, ...change };
    const stamps = { createdAt: expect.anything(), updatedAt: expect.anything() };
    expect(hidden.map((document) => document.data())).toEqual([
      { after: cost, ...stamps },
      { before: cost, after, ...stamps },
      { before: after, ...stamps },
    ]);
  });

  test('reports each of many changes in one commit', async () => {
    const ids = Array.from({ length: 20 }, () => newId('table'));
    const batch = writeBatch(getFirestore(owner.app));
    for (const id of ids) batch.set(place(`tables/${id}`), { ...sampleAt('tables/t1'), ...fresh() });
    await batch.commit();
    for (const id of ids) expect(await recordedEvents(id, 1)).toMatchObject([{ type: 'table.created' }]);
  });
});

describe('the feed reports a change of settings that hold', () => {
  const nested = (depth: number): Fields => (depth === 0 ? {} : { inner: nested(depth - 1) });
  const second = new Timestamp(1_700_000_000, 0);

  const changes: [name: string, before: unknown, after: unknown][] = [
    ['as many levels as a document may have', 'flat', nested(18)],
    ['a reference', 'none', (database: Firestore) => doc(database, 'plans/club')],
    ['a time that moves by a microsecond', second, new Timestamp(second.seconds, 1000)],
    ['a place', new GeoPoint(1, 2), new GeoPoint(1, 3)],
    ['bytes', Bytes.fromUint8Array(new Uint8Array([1])), Bytes.fromUint8Array(new Uint8Array([2]))],
    ['a vector', vector([1, 2]), vector([1, 3])],
    ['20,000 values', 'none', Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`n${n}`, n]))],
  ];

  test.each(changes)('%s', async (_, before, after) => {
    const tenant = await createTenant({}, owner.uid);
    const profile = doc(getFirestore(owner.app), `serviceProviders/${tenant.providerId}`);
    const mine = doc(profile, 'private/profile');
    const updates = (count: number) =>
      eventually(
        providerEventsOf(tenant.providerId, tenant.providerId),
        (all) => all.filter(({ type }) => type === 'provider.updated').length === count,
        patienceMs,
      );
    await updateDoc(mine, { settings: { before }, ...touched() });
    await updates(1);
    const next = typeof after === 'function' ? after(mine.firestore) : after;
    await updateDoc(mine, { 'settings.before': next, ...touched() });
    expect((await updates(2)).at(-1)).toMatchObject({ createdBy: owner.uid });
    await updateDoc(profile, { name: 'Salon Nova', ...touched() });
    await updates(3);
  });
});

describe('the feed names the author of a deletion', () => {
  test('when two people delete a record one after the other, before the first deletion is told', async () => {
    const manager = await signIn();
    await putMember(providerId, manager.uid, 'manager');
    const id = newId('plan');
    const [mine, theirs] = [owner, manager].map(({ app }) =>
      doc(getFirestore(app), `serviceProviders/${providerId}/plans/${id}`),
    );
    if (!mine || !theirs) throw new Error('no plans');
    await setDoc(mine, { ...sampleAt('plans/club'), ...fresh() });
    await deleteRecord(theirs.firestore, { path: theirs.path, uid: manager.uid });
    await setDoc(mine, { ...sampleAt('plans/club'), ...fresh() });
    await remove(mine);
    const events = await recordedEvents(id, 4);
    expect(events.map(({ type, createdBy }) => [type, createdBy])).toEqual([
      ['plan.created', owner.uid],
      ['plan.deleted', manager.uid],
      ['plan.created', owner.uid],
      ['plan.deleted', owner.uid],
    ]);
    await manager.close();
  });
});

describe.concurrent('the feed omits', () => {
  const quiet: [name: string, collection: string, like: string, change: Fields, own: Fields, type: string][] = [
    [
      'a change by a command',
      'tables',
      't1',
      { status: 'occupied', orderId: 'o', lastCommandId: 'c' },
      { seats: 8 },
      'table.updated',
    ],
    [
      'a stock change by a command',
      'ingredients',
      'flour',
      { currentStock: 3, version: 1, lastCommandId: 'c' },
      { reorderPoint: 9 },
      'inventory.itemUpdated',
    ],
    [
      'a change by a projection',
      'recipes',
      'margherita',
      { isAvailable: false, maxPossibleQuantity: 0, missingIngredients: ['flour'] },
      { name: 'Margherita' },
      'recipe.updated',
    ],
    ['a change of stamps only', 'plans', 'club', { updatedAt: new Date() }, { name: 'Gold' }, 'plan.updated'],
  ];

  test.each(quiet)('%s', async (...[, collection, like, change, own, type]) => {
    const id = newId(like);
    const mine = place(`${collection}/${id}`);
    await setDoc(mine, { ...sampleAt(`${collection}/${like}`), ...fresh() });
    await firestore.doc(mine.path).update({ ...change });
    await updateDoc(mine, { ...own, ...touched() });
    const events = await feed(id, (all) => all.some((event) => event.type === type));
    expect(events).toHaveLength(2);
    expect(JSON.stringify(events)).not.toContain('lastCommandId');
  });
});
