import { dueShard, metricsDay, providerPath } from '@counterfoil/domain';
import { createStatusApi, type StatusRequest } from '../../functions/src/status/serve-status.ts';
import { auth, firestore } from './admin.ts';
import { counting, type Operations } from './count-operations.ts';
import { newId } from './new-id.ts';

/** Asks a status API in this process, with its own caches and buckets, and a clock that the test moves. */
export const openStatusApi = () => {
  const world = { now: new Date() };
  const serve = createStatusApi({ firestore, clock: () => world.now }, (token) => auth.verifyIdToken(token, true));
  const ask = async (path: string, token?: string, more: Partial<StatusRequest> = {}) => {
    const operations: Operations = { reads: 0, writes: 0 };
    const authorization = token === undefined ? undefined : `Bearer ${token}`;
    const request = { method: 'GET', path, ip: '192.0.2.1', authorization, ...more };
    const answer = await counting(operations, () => serve(request));
    return { ...answer, reads: operations.reads, text: JSON.stringify(answer.body) };
  };
  const statusOf = (providerId: string, token?: string, more: Partial<StatusRequest> = {}) =>
    ask(`/api/providers/${providerId}/status`, token, more);
  return Object.assign(world, { ask, statusOf });
};

/** A minute of metrics, a device with its person's name, and an event with contact data. */
export const putTraffic = async (providerId: string, person: { readonly name: string; readonly email: string }) => {
  const now = new Date();
  const at = providerPath(providerId);
  const stamps = { createdAt: now, updatedAt: now };
  const slot = { events: 3, commands: 2, executed: { 40: 2 }, devices: 1 };
  const levels = { drops: 'normal', latency: 'critical', failures: 'normal' };
  const eventId = newId('event');
  await Promise.all([
    firestore.doc(`${at}/metrics/${metricsDay(now)}`).set({
      day: metricsDay(now),
      hours: { [now.toISOString().slice(11, 13)]: slot },
      minutes: { [now.toISOString().slice(0, 16)]: { ...slot, levels } },
      ...{ ...stamps, expireAt: new Date(now.getTime() + 86_400_000) },
    }),
    firestore.doc(`${at}/devices/till-1`).set({
      ...{ user: newId('user'), userName: person.name, name: `Tablet of ${person.name}`, lastSeenAt: now, queued: 2 },
      ...stamps,
    }),
    firestore.doc(`${at}/events/${eventId}_0`).set({
      ...{
        id: `${eventId}_0`,
        type: 'test.happened',
        correlationId: eventId,
        payload: person,
        createdBy: person.email,
      },
      ...{ ...stamps, createdAt: new Date(now.getTime() + 1000), ...dueShard(eventId) },
      ...{ syncStatus: 'processed', processedAt: now, metadata: {} },
    }),
  ]);
};
