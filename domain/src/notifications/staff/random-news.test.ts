import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryStore } from '../../../test-kit/memory-store.ts';
import { invariant } from '../../kernel/invariant.ts';
import { minuteMs, secondMs } from '../../kernel/time/durations.ts';
import { claim, type Delivery, isDue, pending, settle } from '../delivery.ts';
import { notificationSchema } from '../notification.ts';
import { prepareDelivery } from '../prepare-delivery.ts';
import { digestGraceMs, digestSchema, nextDigestAttempt } from './digest.ts';
import { type NewsRecipient, newsWrites } from './news-notifications.ts';
import { type DigestInterval, digestIntervals } from './staff-preferences.ts';

const provider = { providerId: 'salon', name: 'Salon', timeZone: 'Europe/Berlin' };
/** Two minutes before the end of an hour, and of a day of digests. */
const start = new Date('2026-05-04T05:58:00Z');
const channels = ['fcm', 'email'] as const;

/** The end of an attempt. A process that dies may have sent before. */
const ends = ['sent', 'failed', 'diedBefore', 'diedAfter'] as const;
type End = (typeof ends)[number];

const step = fc.oneof(
  // A function decides at one time and commits up to a minute later.
  fc.record({ do: fc.constant('event' as const), id: fc.nat(15), lag: fc.nat(60) }),
  fc.record({ do: fc.constant('deliver' as const), which: fc.nat(), end: fc.constantFrom(...ends) }),
  fc.record({ do: fc.constant('digest' as const), which: fc.nat(), end: fc.constantFrom(...ends) }),
  fc.record({
    do: fc.constant('pass' as const),
    seconds: fc.oneof(fc.integer({ min: 5, max: 40 }), fc.integer({ min: 60, max: 2700 })),
  }),
);

const recipient = (digest: DigestInterval): NewsRecipient => ({
  uid: digest,
  role: 'owner',
  notificationPreferences: {},
  staff: { digest },
});

const recipients = digestIntervals.map(recipient);

/** Documents in memory, services that count, and the same functions that the server runs around them. */
const openWorld = () => {
  const store = memoryStore({});
  const sent: string[] = [];
  const unsure = new Set<string>();
  const digested: string[] = [];
  const underway: { readonly at: Date; readonly do: () => void }[] = [];
  let now = start;

  /** Only after a death does anybody send again, under the same key. */
  const note = (key: string, end: End): void => {
    expect(sent.includes(key) && !unsure.has(key), `${key} was sent before`).toBe(false);
    sent.push(key);
    if (end === 'diedAfter') unsure.add(key);
  };

  /** One attempt: claims, sends and records, as far as its process lives. */
  const attempt = (key: string, delivery: Delivery, end: End): Delivery => {
    const claimed = claim(delivery, now);
    if (claimed.state !== 'pending') return claimed;
    if (end === 'sent' || end === 'diedAfter') note(key, end);
    return end === 'diedBefore' || end === 'diedAfter' ? claimed : finish(claimed, end);
  };
  const finish = (claimed: Delivery, end: 'sent' | 'failed'): Delivery =>
    settle(claimed, end === 'sent' ? { result: 'sent' } : { result: 'failed', reason: 'busy' }, now);
  const pathsOf = (kind: string): string[] => store.paths().filter((path) => path.includes(`/${kind}/`));
  const put = (path: string, fields: object): void =>
    store.commit([{ op: 'set', path, data: { ...store.get(path), ...fields } }], now);

  return {
    store,
    sent,
    digested,
    pathsOf,
    pass: (ms: number): void => {
      now = new Date(now.getTime() + ms);
      for (const commit of underway.splice(0)) {
        if (commit.at <= now) commit.do();
        else underway.push(commit);
      }
    },
    happen: (id: number, lag: number): void => {
      const news = [{ type: 'staffBooking', entityType: 'reservation', entityId: 'r', what: 'Cut' } as const];
      const expireAt = new Date(now.getTime() + 1e9);
      const writes = newsWrites({ eventId: `e${id}`, news }, recipients, provider, { now, expireAt });
      const commit = (): void => {
        // The mark on the event and these writes are one commit, so a second delivery of the event writes nothing.
        if (writes.every(({ op, path }) => op !== 'create' || !store.get(path))) store.commit(writes, now);
      };
      underway.push({ at: new Date(now.getTime() + lag * secondMs), do: commit });
    },
    deliver: (path: string, end: End): void => {
      const { type, deliveries } = notificationSchema.parse(store.get(path));
      const member = { role: 'owner', staff: { digest: 'immediate' } } as const;
      const context = { message: { type }, recipient: { notificationPreferences: {} }, member, now };
      const after = channels.map((channel) => {
        const prepared = prepareDelivery(deliveries[channel], channel, {
          ...context,
          timeZone: 'UTC',
          unconfigured: {},
        });
        return [channel, isDue(prepared, now) ? attempt(`${path} ${channel}`, prepared, end) : prepared] as const;
      });
      put(path, { deliveries: { ...deliveries, ...Object.fromEntries(after) } });
    },
    digest: (path: string, end: End): void => {
      const { delivery = pending, nextAttemptAt } = digestSchema.parse(store.get(path));
      if (!nextAttemptAt || nextAttemptAt > now || !isDue(delivery, now)) return;
      const wasSent = sent.includes(path);
      const after = attempt(path, delivery, end);
      if (sent.includes(path) && !wasSent) {
        const id = path.slice(path.lastIndexOf('/') + 1);
        const [uid] = path.split('/digests/');
        digested.push(
          ...pathsOf('notifications').filter((one) => one.startsWith(`${uid}/`) && store.get(one)?.digestId === id),
        );
      }
      put(path, { delivery: after, nextAttemptAt: nextDigestAttempt(after, now) });
    },
  };
};

type World = ReturnType<typeof openWorld>;

const pick = (paths: readonly string[], which: number): string | undefined => paths[which % Math.max(1, paths.length)];

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const play = (world: World, one: Step): void => {
  if (one.do === 'event') world.happen(one.id, one.lag);
  else if (one.do === 'pass') world.pass(one.seconds * secondMs);
  else {
    const path = pick(world.pathsOf(one.do === 'digest' ? 'digests' : 'notifications'), one.which);
    if (path) world[one.do](path, one.end);
  }
};

/** Everybody lives from now on, for more than a day. */
const settleAll = (world: World): void => {
  for (let n = 0; n < 28; n++) {
    world.pass(60 * minuteMs + digestGraceMs);
    for (const path of world.pathsOf('notifications')) world.deliver(path, 'sent');
    for (const path of world.pathsOf('digests')) world.digest(path, 'sent');
  }
};

/** The second event is decided before the end of a period, and commits after it. */
const lateCommit: Step[] = [
  { do: 'event', id: 1, lag: 0 },
  { do: 'pass', seconds: 110 },
  { do: 'event', id: 2, lag: 60 },
  { do: 'pass', seconds: 30 },
  ...[0, 1, 2].map((which): Step => ({ do: 'digest', which, end: 'sent' })),
  { do: 'pass', seconds: 30 },
];

test('whatever happens, each message is sent once by a channel, and is in one digest', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const world = openWorld();
      for (const one of steps) play(world, one);
      settleAll(world);
      const { store, digested, sent } = world;
      expect(new Set(digested).size).toBe(digested.length);
      for (const path of world.pathsOf('notifications')) {
        const { digestId, deliveries } = notificationSchema.parse(store.get(path));
        invariant(deliveries.fcm.state === 'delivered' || deliveries.fcm.state === 'failed', 'a push waits');
        // A digest that used up its attempts is sent to nobody, and its news are in the inbox.
        const digest = digestId && store.get(`${path.split('/notifications/')[0]}/digests/${digestId}`);
        const isLost = digest && digestSchema.parse(digest).delivery?.state === 'failed' && !digested.includes(path);
        expect(digested.includes(path)).toBe(digestId !== undefined && !isLost);
        if (digestId) expect(sent).not.toContain(`${path} email`);
      }
    }),
    { numRuns: 200, examples: [[lateCommit]] },
  );
});
