import { FieldValue } from 'firebase-admin/firestore';
import { expect, test } from 'vitest';
import { backfillAppliedPayloads } from '../../functions/src/backfill/applied-payloads.ts';
import { backfillBundleKeys } from '../../functions/src/backfill/bundle-keys.ts';
import { backfillClaims } from '../../functions/src/backfill/claims.ts';
import { backfillContacts } from '../../functions/src/backfill/contacts.ts';
import { backfillExpiries } from '../../functions/src/backfill/expiries.ts';
import { backfillFailedEvents } from '../../functions/src/backfill/failed-events.ts';
import { backfillMemberships } from '../../functions/src/backfill/memberships.ts';
import { backfillRecipePortions } from '../../functions/src/backfill/recipe-portions.ts';
import { openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant, smallMenu } from '../kit/restaurant.ts';
import { mustRun, run, userActor } from '../kit/run.ts';
import { createTenant, inDays, putMember } from '../kit/tenant.ts';

/** A database of its own: a backfill reads everything. */
const apart = openDatabase('backfill');

test('claims the ids of earlier bookings, once', async () => {
  const { providerId } = await createTenant({ database: apart });
  const payload = { reservationId: newId('b'), serviceId: 'cut', startTime: inDays(4).toISOString(), partySize: 1 };
  const book = () =>
    run(userActor(newId('user')), makeCommand('reservation.create', providerId, payload), new Date(), apart);
  await mustRun(userActor(newId('user')), makeCommand('reservation.create', providerId, payload), new Date(), apart);
  await apart.doc(`serviceProviders/${providerId}/reservationClaims/${payload.reservationId}`).delete();

  expect(await backfillClaims(apart)).toEqual({ checked: 1, changed: 1 });
  expect(await backfillClaims(apart)).toEqual({ checked: 1, changed: 0 });
  expect(await book()).toMatchObject({ outcome: 'rejected', rejection: { code: 'already-exists' } });
});

test('drops the numbers of portions of before, once', async () => {
  const { providerId } = await createRestaurant(smallMenu, apart);
  const recipe = (id: string) => apart.doc(`serviceProviders/${providerId}/recipes/${id}`);
  await recipe('cola').update({ isAvailable: true, maxPossibleQuantity: 9 });
  await recipe('margherita').update({ isAvailable: false, maxPossibleQuantity: 0 });
  await recipe('water').set({ ingredients: [], isAvailable: true, maxPossibleQuantity: null });
  expect(await backfillRecipePortions(apart)).toEqual({ checked: 3, changed: 1 });
  expect(await backfillRecipePortions(apart)).toEqual({ checked: 3, changed: 0 });
  const kept = await Promise.all(['cola', 'margherita', 'water'].map((id) => recipe(id).get()));
  expect(kept.map((one) => one.get('maxPossibleQuantity'))).toEqual([undefined, 0, null]);
});

test('replaces the keys of data bundles that nobody signed, once', async () => {
  const bundle = apart.doc(`serviceProviders/${newId('salon')}/bundles/house`);
  await bundle.set({ key: 'unsigned-key-of-before', createdAt: new Date(), updatedAt: new Date() });
  expect(await backfillBundleKeys(apart)).toEqual({ checked: 1, changed: 1 });
  expect((await bundle.get()).get('key')).toMatch(/^[\w-]{44}$/);
  expect(await backfillBundleKeys(apart)).toEqual({ checked: 1, changed: 0 });
});

test('moves contacts out of orders and events, once', async () => {
  const { providerId, staffId } = await createRestaurant({}, apart);
  const provider = apart.doc(`serviceProviders/${providerId}`);
  const place = async (customer: object): Promise<string> => {
    const orderId = newId('order');
    const payload = { orderId, lines: [], customer };
    await mustRun(userActor(staffId), makeCommand('order.place', providerId, payload), new Date(), apart);
    return orderId;
  };
  /** Stores an order as an earlier version would have. */
  const placeBefore = async (customer: object): Promise<string> => {
    const orderId = await place(customer);
    const order = provider.collection('orders').doc(orderId);
    const [event] = (await provider.collection('events').where('entityId', '==', orderId).get()).docs;
    await order.update({ customer, schema: FieldValue.delete() });
    await event?.ref.update({ 'payload.customer': customer, 'payload.schema': FieldValue.delete() });
    await order.collection('private').doc('contact').delete();
    return orderId;
  };
  const everything = async (orderId: string) => {
    const order = provider.collection('orders').doc(orderId);
    const { docs } = await provider.collection('events').where('entityId', '==', orderId).get();
    const contact = (await order.collection('private').doc('contact').get()).data();
    return { order: (await order.get()).data(), events: docs.map((event) => event.data()), contact };
  };

  const contact = { phone: '+39 06 1', email: 'ada@example.org' };
  const [moved, named] = [
    await placeBefore({ name: 'Ada', userId: 'ada', ...contact }),
    await placeBefore({ name: 'Bob' }),
  ];
  const current = await place({ phone: '+39 06 2' });
  const [namedBefore, currentBefore] = [await everything(named), await everything(current)];

  expect(await backfillContacts(apart)).toMatchObject({ changed: 1 });
  expect(await backfillContacts(apart)).toMatchObject({ changed: 0 });
  const after = await everything(moved);
  const customer = { name: 'Ada', userId: 'ada', hasContact: true };
  expect(after.contact).toMatchObject({ ...contact, createdAt: expect.anything() });
  expect(after.order).toMatchObject({ customer, schema: 2 });
  expect(after.events).toMatchObject([{ payload: { customer, schema: 2 } }]);
  expect(JSON.stringify([after.order, after.events])).not.toMatch(/06 1|example/);
  expect(await everything(named)).toEqual(namedBefore);
  expect(await everything(current)).toEqual(currentBefore);
});

test('writes memberships of before to their persons, once', async () => {
  const { providerId, ownerId } = await createTenant({ database: apart });
  await putMember(providerId, 'earlier', 'staff', { database: apart });
  await putMember(providerId, 'gone', 'staff', { active: false, database: apart });
  const add = makeCommand('member.add', providerId, { userId: 'invited', role: 'staff' });
  await mustRun(userActor(ownerId), add, new Date(), apart);
  const mirror = async (uid: string) => (await apart.doc(`endUsers/${uid}/memberships/${providerId}`).get()).data();
  const before = await mirror('invited');
  await apart.doc(`endUsers/gone/memberships/${providerId}`).set({ providerId, role: 'staff' });

  const { changed } = await backfillMemberships(apart);
  expect(changed).toBeGreaterThanOrEqual(2);
  expect(await backfillMemberships(apart)).toMatchObject({ changed: 0 });
  expect(await mirror('earlier')).toMatchObject({ providerId, role: 'staff', providerName: 'Salon Test' });
  expect(await mirror('gone')).toBeUndefined();
  expect(await mirror('invited')).toEqual(before);
  expect(before).not.toHaveProperty('role');
});

test('removes the payloads of applied commands, once', async () => {
  const commands = apart.collection(`serviceProviders/${newId('salon')}/commands`);
  const payload = { customer: { phone: '+39 06 1' } };
  const statuses = ['applied', 'rejected', 'queued'];
  await Promise.all(statuses.map((status) => commands.doc(status).set({ status, type: 'order.place', payload })));
  expect(await backfillAppliedPayloads(apart)).toMatchObject({ changed: 1 });
  expect(await backfillAppliedPayloads(apart)).toMatchObject({ changed: 0 });
  const kept = await Promise.all(statuses.map(async (status) => (await commands.doc(status).get()).get('payload')));
  expect(kept).toEqual([undefined, payload, payload]);
});

test('lets the sweep find the events that failed before, once', async () => {
  const event = apart.doc(`serviceProviders/${newId('salon')}/events/${newId('event')}`);
  await event.set({ syncStatus: 'failed', failure: 'a fault of before', createdAt: new Date() });
  expect(await backfillFailedEvents(apart)).toEqual({ checked: 1, changed: 1 });
  expect(await backfillFailedEvents(apart)).toEqual({ checked: 1, changed: 0 });
});

test('lets what has served expire, and nothing that is still needed', async () => {
  const [uid, providerId] = [newId('user'), newId('salon')];
  const path = (what: string) => `serviceProviders/${providerId}/printJobs/${what}`;
  const documents = {
    [`endUsers/${uid}/commands/settled`]: { status: 'applied' },
    [`endUsers/${uid}/commands/queued`]: { status: 'queued' },
    [`endUsers/${uid}/notifications/old`]: { readAt: null },
    [path('done')]: { status: 'done' },
    [path('waiting')]: { status: 'queued' },
    [path('claimed')]: { status: 'claimed' },
    [`scheduledReminders/${uid}.sent`]: { status: 'sent' },
    [`scheduledReminders/${uid}.due`]: { status: 'scheduled' },
  };
  for (const [at, data] of Object.entries(documents)) await apart.doc(at).set(data);
  await backfillExpiries(apart);
  const found = await apart.getAll(...Object.keys(documents).map((at) => apart.doc(at)));
  expect(found.filter((document) => document.get('expireAt') !== undefined).map(({ id }) => id)).toEqual([
    'settled',
    'old',
    'done',
    `${uid}.sent`,
  ]);
});
