import { expect } from 'vitest';
import {
  hitBookings,
  minuteMs,
  providerSchema,
  referenceCollection,
  reservationReferenceSchema,
} from '../src/index.ts';
import type { UpcomingClosure } from '../src/provider/profile/upcoming-closure.ts';
import type { Stage } from './given.ts';
import { owner, schedule } from './salon.ts';

const monday = { from: '2026-05-04', until: '2026-05-04', onConflict: 'cancel' } as const;

/** Closes the salon on its Monday, or breaks for half an hour; by chance for one service. */
const closeMonday = (stage: Stage, serviceIds: string[] | undefined, now: Date) => {
  const minutes = now.getTime() / minuteMs;
  const closed = minutes % 2 === 0 ? { openingHours: [] } : { break: { from: '09:15', until: '09:45' } };
  const closure = { closureId: `c${minutes}`, ...monday, ...closed };
  return stage.when('closure.create', serviceIds ? { ...closure, serviceIds } : closure, { by: owner, at: now });
};

/** Withdraws the latest closure, if there is one. */
const reopenMonday = (stage: Stage, now: Date) => {
  const closureId = String(stage.store.list('serviceProviders/salon/closures').at(-1)?.closureId ?? 'none');
  return stage.when('closure.withdraw', { closureId }, { by: owner, at: now });
};

type Hit = ReturnType<typeof hitBookings>[number];

/** Declines the wish, moves the booking, or cancels it if it cannot move. */
const handleHit = (stage: Stage, { booking, hits }: Hit, startTime: string, now: Date): void => {
  const { reservationId, userId, version } = booking;
  const target = { reservationId, ...(userId ? { userId } : {}) };
  const asSeen = { by: schedule, at: now, expectedVersion: version };
  if (hits === 'wish') stage.when('reservation.declineMove', target, asSeen);
  else if ('rejection' in stage.when('reservation.reschedule', { ...target, startTime }, asSeen))
    stage.when('reservation.cancel', { ...target, reason: 'Holiday' }, asSeen);
};

/** Handles each booking that a closure hits, as the schedule does. Afterwards none is hit. */
const applyClosures = (stage: Stage, startTime: string, now: Date): void => {
  const provider = providerSchema.parse(stage.store.get('serviceProviders/salon'));
  const { closures = [] } = provider;
  const hitsOf = (closure: UpcomingClosure): Hit[] => {
    const references = (['pending', 'confirmed'] as const)
      .flatMap((status) => stage.store.list(referenceCollection('salon', status)))
      .map((one) => reservationReferenceSchema.parse(one));
    return hitBookings(closure, provider, references, now);
  };
  // Several may hit one booking. Each sees what those before it have done.
  for (const closure of closures) for (const hit of hitsOf(closure)) handleHit(stage, hit, startTime, now);
  expect(closures.flatMap(hitsOf)).toEqual([]);
};

interface ClosureStep {
  readonly type: 'closure.create' | 'closure.withdraw' | 'applyClosures';
  readonly serviceId: string;
  readonly partySize: number;
  /** The time to which bookings move. */
  readonly startTime: string;
}

/** One step of a random history that concerns closures. */
export const playClosure = (stage: Stage, step: ClosureStep, now: Date): unknown => {
  switch (step.type) {
    case 'closure.create':
      return closeMonday(stage, step.partySize === 2 ? [step.serviceId] : undefined, now);
    case 'closure.withdraw':
      return reopenMonday(stage, now);
    case 'applyClosures':
      return applyClosures(stage, step.startTime, now);
    default:
      return step.type satisfies never;
  }
};
