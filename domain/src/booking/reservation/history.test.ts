import { describe, expect, test } from 'vitest';
import { expectAgreement, folded } from '../../../test-kit/agree.ts';
import {
  alice,
  at,
  gateway,
  later,
  payment,
  salonWithBooking,
  schedule,
  staff,
  stored,
  target,
} from '../../../test-kit/salon.ts';

/** Steps: expired, revived by a late payment, moved, cancelled. Every optional field appears and disappears again. */
const eventful = () => {
  const stage = salonWithBooking('paid');
  const steps = [
    () => stage.pass('reservation.expire', target, { by: schedule, at: later(16) }),
    () => stage.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway, at: later(17) }),
    () =>
      stage.pass(
        'reservation.reschedule',
        { reservationId: 'r', startTime: at('14:00', '2026-05-05') },
        { by: alice, at: later(18) },
      ),
    () => stage.pass('reservation.cancel', { ...target, reason: 'ill' }, { by: staff, at: later(19) }),
  ];
  return { stage, steps };
};

describe('the events of a reservation', () => {
  test('fold to its document after every step', () => {
    const { stage, steps } = eventful();
    for (const step of steps) {
      step();
      const document = stored(stage);
      expect(folded(stage.store, document)).toEqual(document);
      expectAgreement(stage);
    }
  });

  test('carry its versions, the command and the actor', () => {
    const { stage, steps } = eventful();
    for (const step of steps) step();
    const events = stage.store.list('endUsers/alice/events');
    expect(events.map(({ version, id, type, createdBy }) => [version, id, type, createdBy])).toEqual([
      [1, 'command-1_0', 'reservation.created', 'alice'],
      [2, 'command-2_0', 'reservation.expired', 'system:expireHolds'],
      [3, 'command-3_0', 'reservation.confirmed', 'system:payments'],
      [4, 'command-4_0', 'reservation.rescheduled', 'alice'],
      [5, 'command-5_0', 'reservation.cancelled', 'sam'],
    ]);
    expect(stored(stage)).toMatchObject({ version: 5, lastCommandId: 'command-5', updatedAt: later(19) });
  });

  test('are equal on both sides, except for the payload and the references before and after', () => {
    const { stage, steps } = eventful();
    for (const step of steps) step();
    const head = ({ payload: _p, before: _b, reference: _r, ...rest }: Readonly<Record<string, unknown>>) => rest;
    const providerHeads = stage.store.list('serviceProviders/salon/events').map(head);
    expect(providerHeads).toEqual(stage.store.list('endUsers/alice/events').map(head));
  });
});
