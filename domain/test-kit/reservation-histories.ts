import fc from 'fast-check';
import { expect } from 'vitest';
import { expectAgreement } from './agree.ts';
import { expectDeposits } from './agree-deposits.ts';
import { expectRefunds } from './agree-refunds.ts';
import { expectVouchers } from './agree-vouchers.ts';
import { expectServed, expectWaiting } from './agree-waiting.ts';
import { asSoldByEarlierVersion } from './earlier-slots.ts';
import { foreseenOf } from './foreseen.ts';
import type { Stage } from './given.ts';
import { openings } from './reservation-openings.ts';
import { noteReached, reachable } from './reservation-reached.ts';
import { resources, waitedFor } from './reservation-services.ts';
import { anyStep, type Step } from './reservation-step.ts';
import { later, salon } from './salon.ts';
import { sendReservationStep } from './send-reservation-step.ts';

/** In half of the histories, an earlier version has sold the seats of the first steps. */
const deployed = fc.oneof(fc.constant(-1), fc.nat(20));

/** A closure that is withdrawn gives seats back, which a schedule offers. An earlier version knows no lists. */
const expectLists = (
  stage: Stage,
  now: Date,
  { isServed, isDeployed }: { readonly isServed: boolean; readonly isDeployed: boolean },
): void => {
  const isClosed = stage.store.list('serviceProviders/salon/closures').length > 0;
  const isComplete = !isClosed && !isDeployed;
  expectWaiting(stage, now, isComplete && !isServed);
  if (isComplete) expectServed(stage, now);
};

/**
 * Plays random histories of reservations, and checks all invariants after each step. fast-check prints the seed of a failure.
 */
export const playReservationHistories = (count: number): void => {
  const reached = new Set<string>();
  const play = (first: readonly Step[], rest: readonly Step[], deployedAfter: number, isServed: boolean) => {
    const stage = salon({ ...waitedFor, ...(isServed ? resources : {}) });
    let minutes = 0;
    for (const [n, step] of [...first, ...rest].entries()) {
      minutes += step.minutes;
      if (n === deployedAfter) asSoldByEarlierVersion(stage, later(minutes));
      sendReservationStep(stage, isServed ? step : { ...step, resourceId: undefined }, later(minutes));
      expectAgreement(stage);
      expectLists(stage, later(minutes), { isServed, isDeployed: deployedAfter >= 0 });
      expectRefunds(stage);
      expectVouchers(stage);
      expectDeposits(stage);
      noteReached(stage, reached);
    }
  };
  fc.assert(
    fc.property(
      fc.constantFrom(...openings),
      fc.array(anyStep, { minLength: 10, maxLength: 40 }),
      deployed,
      fc.boolean(),
      play,
    ),
    {
      numRuns: count,
    },
  );
  // Each accepted command did what its preview would have told.
  expect(foreseenOf('reservationId')).toBeGreaterThan(2 * count);
  expect([...reached].sort()).toEqual(reachable);
};
