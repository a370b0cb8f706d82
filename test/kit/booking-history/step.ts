import fc from 'fast-check';

/** The services of the provider, named after their kind of confirmation. */
export const services = ['payment', 'manual', 'automatic'] as const;

/** One step of a history. `booking` is an index into the bookings so far; without a booking the step does nothing. */
export type Step =
  | { do: 'create'; user: number; service: (typeof services)[number] | 'deposit'; slot: number; party: number }
  | { do: 'pay' | 'confirm' | 'complete' | 'markNoShow' | 'expire'; booking: number }
  | { do: 'decline'; booking: number; by: 'endUser' | 'provider' }
  | { do: 'cancel'; booking: number; by: 'endUser' | 'provider' }
  | { do: 'reschedule'; booking: number; slot: number }
  | { do: 'wait'; minutes: number }
  | { do: 'sweep' }
  /** A device sends an earlier command again. */
  | { do: 'again'; command: number }
  /** Two devices act at the same moment. */
  | { do: 'together'; steps: [Step, Step] };

const nth = fc.nat(1000);
const slot = fc.nat(3);
const create = fc.record({
  do: fc.constant('create' as const),
  user: fc.nat(2),
  /** `deposit` is paid, too, in part. */
  service: fc.constantFrom(...services, 'deposit' as const),
  slot,
  party: fc.integer({ min: 1, max: 3 }),
});
const target = fc.record({
  do: fc.constantFrom(
    'pay' as const,
    'pay' as const,
    'confirm' as const,
    'complete' as const,
    'markNoShow' as const,
    'expire' as const,
  ),
  booking: nth,
});
const cancel = fc.record({
  do: fc.constant('cancel' as const),
  booking: nth,
  by: fc.constantFrom('endUser' as const, 'provider' as const),
});
const decline = fc.record({
  do: fc.constant('decline' as const),
  booking: nth,
  by: fc.constantFrom('endUser' as const, 'provider' as const),
});
const reschedule = fc.record({ do: fc.constant('reschedule' as const), booking: nth, slot });
const wait = fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 60 }) });
const sweep = fc.record({ do: fc.constant('sweep' as const) });
const again = fc.record({ do: fc.constant('again' as const), command: nth });

const sent = fc.oneof(
  { weight: 5, arbitrary: create },
  { weight: 6, arbitrary: target },
  { weight: 2, arbitrary: cancel },
  { weight: 4, arbitrary: reschedule },
  { weight: 2, arbitrary: decline },
  { weight: 2, arbitrary: again },
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 14, arbitrary: sent },
  { weight: 4, arbitrary: wait },
  { weight: 2, arbitrary: sweep },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('together' as const), steps: fc.tuple(sent, sent) }) },
);

/** Half of the histories begin with a confirmed booking and a wish for another time, which chance seldom reaches. */
const openings: readonly Step[][] = [
  [],
  [
    { do: 'create', user: 0, service: 'manual', slot: 0, party: 2 },
    { do: 'confirm', booking: 0 },
    { do: 'reschedule', booking: 0, slot: 1 },
  ],
];

const history = fc
  .tuple(fc.constantFrom(...openings), fc.array(step, { minLength: 15, maxLength: 30 }))
  .map((parts) => parts.flat());

/** Random histories; the same seed gives the same ones. */
export const bookingHistories = (seed: number, count: number): Step[][] => fc.sample(history, { seed, numRuns: count });
