import { deletionPath, minuteMs } from '@counterfoil/domain';
import { doc, getFirestore, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore';
import { describe, expect, test } from 'vitest';
import { emitRecordEvents } from '../../functions/src/records/emit-record-events.ts';
import { findDeletion } from '../../functions/src/records/find-deletion.ts';
import { recordChange } from '../../functions/src/records/record-change.ts';
import { firestore, openDatabase } from '../kit/admin.ts';
import { eventually } from '../kit/eventually.ts';
import { newId } from '../kit/new-id.ts';
import { providerEventsOf } from '../kit/provider-events.ts';
import { createTenant } from '../kit/tenant.ts';
import { sampleAt } from '../kit/tenant-paths.ts';
import { signIn } from '../kit/user.ts';

describe('the trigger for record changes', () => {
  /** A database without the suite's own triggers. */
  const apart = openDatabase('record-changes');
  const providerId = newId('salon');

  const deliver = async (change: (path: string) => Promise<unknown>) => {
    const id = newId('club');
    const path = `serviceProviders/${providerId}/plans/${id}`;
    await apart.doc(path).set({ name: 'Club' });
    const before = await apart.doc(path).get();
    await change(path);
    const after = await apart.doc(path).get();
    const entity = { providerId, entityId: id };
    return () =>
      emitRecordEvents(apart, recordChange('plans', entity, { before, after, time: new Date().toISOString() }));
  };

  const typesApart = async () =>
    (await apart.collection(`serviceProviders/${providerId}/events`).get()).docs.map((event) => event.get('type'));

  test.each([
    ['an update', (path: string) => apart.doc(path).update({ name: 'Gold' }), 'plan.updated'],
    ['a deletion', (path: string) => apart.doc(path).delete(), 'plan.deleted'],
  ])('records one event for three deliveries at once of %s', async (_, change, type) => {
    const count = async () => (await typesApart()).filter((one) => one === type).length;
    const before = await count();
    const emit = await deliver(change);
    expect((await Promise.all([emit(), emit(), emit()])).filter(Boolean)).toHaveLength(1);
    expect(await emit()).toBe(false);
    expect(await count()).toBe(before + 1);
  });

  test('distinguishes a creation from the deletion that follows it', async () => {
    const path = `serviceProviders/${providerId}/plans/${newId('club')}`;
    const none = await apart.doc(path).get();
    await apart.doc(path).set({ name: 'Club' });
    const there = await apart.doc(path).get();
    await apart.doc(path).delete();
    const gone = await apart.doc(path).get();
    const time = new Date().toISOString();
    const entity = { providerId, entityId: there.id };
    const came = recordChange('plans', entity, { before: none, after: there, time });
    const went = recordChange('plans', entity, { before: there, after: gone, time });
    expect(came.changeId).not.toBe(went.changeId);
    expect(went.committedAt).toBeGreaterThan(came.committedAt);
    expect([await emitRecordEvents(apart, came), await emitRecordEvents(apart, went)]).toEqual([true, true]);
  });

  test('names the author and the time of a deletion, even after later deletions by the same and other people', async () => {
    const id = newId('club');
    const record = apart.doc(`serviceProviders/${providerId}/plans/${id}`);
    const deletion = async (uid: string) => {
      await record.set({ name: 'Club' });
      const before = await record.get();
      const batch = apart.batch();
      batch.delete(record);
      const trace = apart.doc(`serviceProviders/${providerId}/${deletionPath('plans', id, uid)}`);
      await batch.set(trace, { kind: 'plans', id, updatedBy: uid, updatedAt: new Date() }).commit();
      return { before, time: new Date().toISOString() };
    };
    const deletions = [await deletion('mona'), await deletion('olga'), await deletion('olga')];
    const found = await Promise.all(
      deletions.map(({ before }) => findDeletion(before, { providerId, kind: 'plans', id })),
    );
    expect(found.map((deletion) => deletion?.by)).toEqual(['mona', 'olga', 'olga']);
    const after = await record.get();
    const late = new Date(Date.now() + minuteMs).toISOString();
    const times = deletions.flatMap(({ before, time: onTime }, index) => {
      const deletion = found[index];
      // Olga's second trace replaced her first: of that deletion, the event's time counts.
      const time = index === 1 ? onTime : late;
      const change = recordChange('plans', { providerId, entityId: id }, { before, after, time, deletion });
      const { seconds = 0, nanoseconds = 0 } = before.updateTime ?? {};
      return [seconds * 1_000_000 + nanoseconds / 1000, change.committedAt];
    });
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  test('knows no author of a deletion without a trace', async () => {
    const record = apart.doc(`serviceProviders/${providerId}/plans/${newId('club')}`);
    await record.set({ name: 'Club' });
    const before = await record.get();
    await record.delete();
    expect(await findDeletion(before, { providerId, kind: 'plans', id: record.id })).toBeUndefined();
  });

  test('records a change without its contents if it is too large', async () => {
    const path = `serviceProviders/${providerId}/plans/${newId('club')}`;
    await apart.doc(path).set({ name: 'x'.repeat(600_000) });
    const before = await apart.doc(path).get();
    await apart.doc(path).update({ name: 'y'.repeat(600_000) });
    const after = await apart.doc(path).get();
    const entity = { providerId, entityId: before.id };
    const change = recordChange('plans', entity, { before, after, time: new Date().toISOString() });
    expect([await emitRecordEvents(apart, change), await emitRecordEvents(apart, change)]).toEqual([true, false]);
    const event = await apart.doc(`serviceProviders/${providerId}/events/${change.changeId}_0`).get();
    expect(event.data()).toMatchObject({ type: 'plan.updated', payload: { change: 'tooLarge' } });
  });

  test("records one event when the suite's own trigger runs at the same time", async () => {
    const tenant = await createTenant();
    const { providerId } = tenant;
    const owner = await signIn(tenant.ownerId);
    const id = newId('club');
    const path = `serviceProviders/${providerId}/plans/${id}`;
    const mine = doc(getFirestore(owner.app), path);
    const before = await firestore.doc(path).get();
    const stamps = { updatedAt: serverTimestamp(), updatedBy: owner.uid };
    await setDoc(mine, { ...sampleAt('plans/club'), createdAt: serverTimestamp(), ...stamps });
    const after = await firestore.doc(path).get();
    const time = new Date().toISOString();
    const change = recordChange('plans', { providerId, entityId: id }, { before, after, time });
    await Promise.all([emitRecordEvents(firestore, change), emitRecordEvents(firestore, change)]);
    await updateDoc(mine, { name: 'Gold', ...stamps });
    const events = await eventually(providerEventsOf(providerId, id), ({ length }) => length >= 2, 50_000);
    expect(events.map(({ type }) => type)).toEqual(['plan.created', 'plan.updated']);
    await owner.close();
  });
});
