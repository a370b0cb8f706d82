import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectAgreement, fullBookings } from '../../../test-kit/agree.ts';
import { asSoldByEarlierVersion } from '../../../test-kit/earlier-slots.ts';
import type { Stage } from '../../../test-kit/given.ts';
import { alice, later, salon, services } from '../../../test-kit/salon.ts';
import type { Reservation } from '../reservation/reservation.ts';

const capacity = 2;
const minute = 60_000;

/** Hours around midnight in Berlin and in UTC, two hours later. */
const hours = [
  { mon: [{ open: '18:00', close: '04:00' }] },
  { mon: [{ open: '20:00', close: '24:00' }], tue: [{ open: '00:00', close: '06:00' }] },
  { mon: [{ open: '00:00', close: '24:00' }], tue: [{ open: '00:00', close: '24:00' }] },
  { mon: [{ open: '23:10', close: '05:00' }] },
] as const;

type Step =
  | { readonly do: 'book' | 'move'; readonly quarter: number; readonly booking: number; readonly party: number }
  | { readonly do: 'cancel'; readonly booking: number }
  | { readonly do: 'open'; readonly hours: number }
  | { readonly do: 'offer'; readonly slotMinutes: number; readonly durationMinutes: number }
  | { readonly do: 'deploy' };

const booking = fc.nat(7);
const place = { quarter: fc.nat(48), booking, party: fc.integer({ min: 1, max: capacity }) };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('book' as const), ...place }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('move' as const), ...place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), booking }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('open' as const), hours: fc.nat(hours.length - 1) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('offer' as const),
      slotMinutes: fc.constantFrom(10, 15, 30, 50, 60, 1440),
      durationMinutes: fc.constantFrom(10, 30, 50, 90, 180, 1440),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'deploy' as const }) },
);

const put = ({ store }: Stage, path: string, more: object) =>
  store.commit([{ op: 'set', path, data: { ...store.get(path), ...more } }], later(0));

const play = (stage: Stage, step: Step): string | undefined => {
  switch (step.do) {
    case 'book':
    case 'move': {
      // From 18:00 in Berlin on, every ten minutes.
      const startTime = new Date(Date.parse('2026-05-04T16:00:00Z') + step.quarter * 10 * minute).toISOString();
      const reservationId = `b${step.booking}`;
      const create = { reservationId, serviceId: 'cut', startTime, partySize: step.party };
      const decision =
        step.do === 'book'
          ? stage.when('reservation.create', create, { by: alice })
          : stage.when('reservation.reschedule', { reservationId, startTime }, { by: alice });
      return 'rejection' in decision ? decision.rejection.code : 'applied';
    }
    case 'cancel':
      stage.when('reservation.cancel', { userId: 'alice', reservationId: `b${step.booking}` }, { by: alice });
      return undefined;
    case 'open':
      put(stage, 'serviceProviders/salon', { openingHours: hours[step.hours] });
      return undefined;
    case 'offer':
      put(stage, 'serviceProviders/salon/services/cut', step);
      return undefined;
    case 'deploy':
      asSoldByEarlierVersion(stage, later(0));
      return undefined;
    default:
      return step satisfies never;
  }
};

const overlap = (at: number, { reservationStartTime, reservationEndTime }: Reservation): boolean =>
  reservationStartTime.getTime() <= at && at < reservationEndTime.getTime();

/** No moment has more people than chairs, whatever the documents of seats say. */
const expectSeated = (stage: Stage): void => {
  const seated = fullBookings(stage.store).filter(({ status }) => status !== 'cancelled');
  for (const { reservationStartTime } of seated) {
    const there = seated.filter((one) => overlap(reservationStartTime.getTime(), one));
    expect(there.reduce((sum, { partySize }) => sum + partySize, 0)).toBeLessThanOrEqual(capacity);
  }
};

test('nothing is oversold through changes of the opening hours, the service and the version', () => {
  const answers = new Set<string>();
  const never = (opened: number, steps: readonly Step[]) => {
    const stage = salon();
    put(stage, 'serviceProviders/salon', { openingHours: hours[opened] });
    put(stage, 'serviceProviders/salon/services/cut', { ...services.cut, capacity });
    for (const one of steps) answers.add(play(stage, one) ?? '');
    expectSeated(stage);
    expectAgreement(stage, { checkPeaks: false });
  };
  const steps = fc.array(step, { minLength: 10, maxLength: 40 });
  fc.assert(fc.property(fc.nat(hours.length - 1), steps, never), { numRuns: 300 });
  expect([...answers]).toEqual(expect.arrayContaining(['applied', 'resource-exhausted', 'failed-precondition']));
});
