import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { rerunEvents, unprocessedEvents } from '@counterfoil/client/insight';
import { expect, test } from 'vitest';
import { auditDays } from '../../functions/src/audit/audit-days.ts';
import { projectStoredEvent } from '../../functions/src/projections/project-stored-event.ts';
import { root } from '../../scripts/root.ts';
import { firestore } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { projectId } from '../kit/emulators.ts';
import { eventually } from '../kit/eventually.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { createTenant, inDays, putMember, type Tenant } from '../kit/tenant.ts';
import { signIn } from '../kit/user.ts';

const events = (providerId: string) => firestore.collection(`serviceProviders/${providerId}/events`);

/** Bookings whose events nothing can project, as if somebody had damaged them. Returns their references before, by event. */
const failedBookings = async ({ providerId, ownerId }: Tenant, count: number): Promise<Map<string, unknown>> => {
  for (let n = 0; n < count; n++) {
    const payload = {
      reservationId: newId('b'),
      serviceId: 'cut',
      startTime: inDays(4, n).toISOString(),
      partySize: 1,
    };
    await mustRun(userActor(newId('user')), makeCommand('reservation.create', providerId, payload));
  }
  const created = events(providerId).where('type', '==', 'reservation.created');
  await expect
    .poll(async () => (await created.get()).docs.every((event) => event.get('syncStatus') === 'processed'))
    .toBe(true);
  const { docs } = await created.get();
  // Figures and news of them are taken back by hand, too.
  await firestore.recursiveDelete(firestore.collection(`endUsers/${ownerId}/notifications`));
  for (const { ref } of (await firestore.collection(`serviceProviders/${providerId}/days`).get()).docs)
    await ref.delete();
  const gone = { startTime: 'soon' };
  for (const event of docs) {
    await event.ref.update({ reference: { ...event.get('reference'), ...gone }, syncStatus: 'pending' });
    await projectStoredEvent({ firestore, clock: () => new Date() }, providerId, event.id);
    expect((await event.ref.get()).get('syncStatus')).toBe('failed');
  }
  return new Map(docs.map((event) => [event.id, event.get('reference')]));
};

test('owner and manager see failed events, and run one or all of them again once they are mended', async () => {
  const tenant = await createTenant();
  const { providerId, ownerId } = tenant;
  const references = await failedBookings(tenant, 3);
  const ids = [...references.keys()];
  const mend = (id: string) =>
    events(providerId)
      .doc(id)
      .update({ reference: references.get(id) });
  await events(providerId)
    .doc('fresh')
    .set({ id: 'fresh', type: 'order.created', entityType: 'table', createdAt: new Date(), syncStatus: 'pending' });
  const owner = await signIn(ownerId);
  const manager = await signIn(newId('manager'));
  await putMember(providerId, manager.uid, 'manager');

  const listed = unprocessedEvents(owner.counterfoil, providerId);
  const { data } = await eventually(listed, ({ data, fromCache }) => !fromCache && data.length === 3);
  expect(data.map(({ id }) => id).sort()).toEqual(ids.toSorted());
  for (const event of data) {
    expect(event).toMatchObject({ syncStatus: 'failed', attempts: 1, failure: expect.stringContaining('no place') });
  }

  const operator = await signIn(newId('operator'), { operator: true });
  const [first = '', ...rest] = ids;
  expect(await rerunEvents(operator.counterfoil, providerId)).toEqual({ processed: 0, failed: expect.any(Array) });
  expect(await rerunEvents(manager.counterfoil, providerId, [first])).toEqual({ processed: 0, failed: [first] });
  await mend(first);
  expect(await rerunEvents(manager.counterfoil, providerId, [first])).toEqual({ processed: 1, failed: [] });
  expect(await rerunEvents(manager.counterfoil, providerId, [first, 'no-such-event'])).toEqual({
    processed: 0,
    failed: [],
  });
  for (const id of rest) await mend(id);
  await events(providerId).doc('fresh').delete();
  expect(await rerunEvents(owner.counterfoil, providerId)).toEqual({ processed: 2, failed: [] });
  await eventually(listed, ({ data, fromCache }) => !fromCache && data.length === 0);
  expect((await auditDays(firestore, providerId)).broken).toEqual([]);

  for (const [role, code] of [
    ['staff', 'permission-denied'],
    [undefined, 'permission-denied'],
  ] as const) {
    const person = await signIn();
    if (role) await putMember(providerId, person.uid, role);
    await expect(rerunEvents(person.counterfoil, providerId)).rejects.toMatchObject({ code });
    await person.close();
  }
  await expect(rerunEvents(owner.counterfoil, providerId, ['a/b'])).rejects.toThrow('eventIds.0');
  await expect(rerunEvents(owner.counterfoil, providerId, Array(101).fill('e'))).rejects.toThrow('eventIds');
  await Promise.all([owner.close(), manager.close()]);
});

test('an operator runs all failed events of a provider again, and those of no other', async () => {
  const [tenant, other] = [await createTenant(), await createTenant()];
  const [ids, others] = [[...(await failedBookings(tenant, 2)).keys()], [...(await failedBookings(other, 1)).keys()]];
  for (const id of ids) await events(tenant.providerId).doc(id).update({ attempts: 20, nextAttemptAt: null });
  const script = join(root, 'scripts/rerun.ts');
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [
    ...[script, '--project', projectId],
    ...['--provider', tenant.providerId, '--failed'],
  ]);
  expect(stdout).toContain('2 failed events will run again');
  for (const id of ids) {
    const event = await events(tenant.providerId).doc(id).get();
    expect(event.data()).toMatchObject({ attempts: 0, nextAttemptAt: expect.anything(), shard: expect.any(Number) });
  }
  expect(
    (
      await events(other.providerId)
        .doc(others[0] ?? '')
        .get()
    ).get('attempts'),
  ).toBe(1);
  await expect(run(process.execPath, [script, '--project', projectId, '--failed'])).rejects.toThrow('usage');
});
