import { describe, expect, test } from 'vitest';
import { alice, gateway, later, owner, salon, staff } from '../../../test-kit/salon.ts';
import type { Actor } from '../../kernel/actor.ts';
import { isSuspendable } from './is-suspendable.ts';

const operator: Actor = { kind: 'user', uid: 'opal', isOperator: true };
const at = later(5);

describe('a suspension', () => {
  test('is begun and ended by an operator, with a history that goes on', () => {
    const stage = salon();
    const send = { by: operator, at };
    const begun = stage.pass('provider.suspend', { reason: 'Unpaid fees' }, send);
    expect(begun.version).toBe(1);
    expect(stage.store.get('suspensions/salon')).toMatchObject({ isSuspended: true, reason: 'Unpaid fees', since: at });
    expect(stage.refused('provider.suspend', { reason: 'again' }, send).details?.reason).toBe('wrong-status');
    expect(stage.pass('provider.resume', {}, { by: gateway }).version).toBe(2);
    expect(stage.store.get('suspensions/salon')).toMatchObject({ isSuspended: false, version: 2 });
    expect(stage.refused('provider.resume', {}, send).details?.reason).toBe('wrong-status');
    expect(stage.pass('provider.suspend', { reason: 'Fraud' }, send).version).toBe(3);
  });

  test('takes a listed provider out of the directory, and brings it back', () => {
    const stage = salon();
    const listing = { text: 'Via Roma 1, Turin', place: { latitude: 45, longitude: 7.6 } };
    stage.pass('provider.list', listing, { by: owner });
    const shown = () => stage.store.get('directory/salon');
    const before = shown();
    const begun = stage.pass('provider.suspend', { reason: 'Fraud' }, { by: operator });
    expect([shown(), stage.store.get('serviceProviders/salon')?.listing]).toEqual([undefined, undefined]);
    expect(begun.eventIds).toHaveLength(2);
    stage.pass('provider.resume', {}, { by: operator, at });
    expect(shown()).toEqual({ ...before, createdAt: at, updatedAt: at });
    // A listing that the system has made meanwhile stays.
    stage.pass('provider.suspend', { reason: 'Fraud' }, { by: operator });
    stage.pass('provider.list', { text: 'Via Po 2' }, { by: gateway });
    stage.pass('provider.resume', {}, { by: operator });
    expect(shown()).toMatchObject({ text: 'Via Po 2' });
    // And who was in no directory comes into none.
    stage.pass('provider.unlist', {}, { by: owner });
    stage.pass('provider.suspend', { reason: 'Fraud' }, { by: operator });
    stage.pass('provider.resume', {}, { by: operator });
    expect(shown()).toBeUndefined();
  });

  test('stands against a listing that was sent before it was known', () => {
    const stage = salon();
    stage.pass('provider.suspend', { reason: 'Fraud' }, { by: operator });
    const { code, details } = stage.refused('provider.list', { text: 'Via Roma 1' }, { by: owner });
    expect([code, details?.reason]).toEqual(['failed-precondition', 'suspended']);
    expect(stage.store.get('directory/salon')).toBeUndefined();
  });

  test('fails the commit of a listing at the same moment, also where nothing was listed', () => {
    const { writes } = salon().pass('provider.suspend', { reason: 'Fraud' }, { by: operator });
    expect(writes.map(({ path }) => path)).toContain('serviceProviders/salon');
  });

  test('tells its reason beside the event, because staff read events', () => {
    const { writes } = salon().pass('provider.suspend', { reason: 'Unpaid fees' }, { by: operator });
    const told = writes.filter((write) => JSON.stringify(write).includes('Unpaid fees')).map(({ path }) => path);
    expect(told.map((path) => path.replace(/events\/[^/]+/, 'events/e'))).toEqual([
      'suspensions/salon',
      'serviceProviders/salon/events/e/private/payload',
    ]);
  });

  test('is nothing that owner, staff or customer can begin or end', () => {
    for (const by of [owner, staff, alice]) {
      for (const [type, payload] of [
        ['provider.suspend', { reason: 'x' }],
        ['provider.resume', {}],
      ] as const) {
        const { code, details } = salon().refused(type, payload, { by });
        expect([code, details?.reason]).toEqual(['permission-denied', 'wrong-sender']);
      }
    }
  });

  test('needs a provider', () => {
    const send = { by: operator, providerId: 'none' };
    expect(salon().refused('provider.suspend', { reason: 'x' }, send).code).toBe('not-found');
    expect(salon().refused('provider.resume', {}, send).code).toBe('not-found');
  });

  test('needs a reason that people can read', () => {
    for (const reason of ['', ' ', 'x'.repeat(501), 'see https://evil.example', 'a\u202Eb']) {
      const { code, details } = salon().refused('provider.suspend', { reason }, { by: operator });
      expect([code, details?.field], reason).toEqual(['invalid-argument', 'reason']);
    }
  });
});

describe('a suspension stops', () => {
  const stops = (by: Actor, type: string, payload = {}) => isSuspendable(by, { type, payload });

  test('whatever people do', () => {
    for (const type of ['order.place', 'provider.update', 'member.add', 'stock.count', 'reservation.create']) {
      expect(stops(owner, type), type).toBe(true);
      expect(stops(operator, type), type).toBe(true);
    }
    // The desk cancels the booking of somebody else.
    expect(stops(owner, 'reservation.cancel', { userId: 'alice' })).toBe(true);
    // So it does with the booking of a guest, which has no user.
    for (const type of ['reservation.cancel', 'reservation.declineMove'])
      expect(stops(staff, type, { reservationId: 'g' }), type).toBe(true);
  });

  test('neither what schedules and webhooks do, nor a customer who ends what they have', () => {
    expect(stops(gateway, 'reservation.confirmPayment')).toBe(false);
    expect(stops(gateway, 'reservation.expire')).toBe(false);
    expect(stops(alice, 'reservation.cancel', { userId: 'alice', reservationId: 'r' })).toBe(false);
    expect(stops(alice, 'subscription.cancel', { userId: 'alice' })).toBe(false);
    expect(stops(operator, 'provider.resume')).toBe(false);
    // Nobody can be erased who still owns a place. The suspension stays with the place.
    expect(stops(owner, 'member.handOver')).toBe(false);
  });
});
