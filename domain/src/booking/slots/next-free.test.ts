import fc from 'fast-check';
import { expect, test } from 'vitest';
import { at, later, monday, offering, salon } from '../../../test-kit/salon.ts';
import { type Documents, documentSchemas } from '../../documents.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import type { SeatRequest } from './find-seats.ts';
import { nextFreeSlots } from './next-free.ts';
import type { Service } from './service.ts';

type Shop = ReturnType<typeof salon>;

/** Reads what the search asks for, and nothing else. */
const search = ({ store }: Shop, wish: Pick<SeatRequest, 'startTime' | 'partySize'>, now: Date) => {
  const read = new Set<string>();
  const docs: Docs<Pick<Documents, 'slotDay' | 'resource'>> = {
    has: ({ path }) => read.has(path),
    get: <Kind extends 'slotDay' | 'resource'>({ kind, path }: Ref<Kind>): Documents[Kind] | undefined => {
      const data = store.get(path);
      return data && documentSchemas[kind].parse(data);
    },
  };
  const request = {
    provider: store.get('serviceProviders/salon') as unknown as Provider,
    service: store.get('serviceProviders/salon/services/cut') as unknown as Service,
    serviceId: 'cut',
    ...wish,
  };
  let rounds = 0;
  for (;;) {
    const { slots, reads } = nextFreeSlots('salon', request, docs, now);
    if (reads.length === 0) return { starts: slots.map(({ start }) => start), rounds, read };
    rounds += 1;
    for (const { path } of reads) read.add(path);
  }
};

const halfHour = (n: number): Date => new Date(Date.parse(at('09:00')) + n * 30 * 60_000);

/** Each booking has a person of its own, so that no limit of a person plays a part. */
const book = (stage: Shop, n: number, start: Date, partySize: number, now = monday) => {
  const by = { kind: 'user', uid: `person${n}` } as const;
  const booking = { reservationId: `b${n}`, serviceId: 'cut', startTime: start.toISOString(), partySize };
  const isBooked = !('rejection' in stage.when('reservation.create', booking, { by, at: now }));
  const cancel = () => stage.pass('reservation.cancel', { userId: by.uid, reservationId: `b${n}` }, { by, at: now });
  return { isBooked, cancel };
};

/** Finds them by booking each, and cancelling it. */
const byTrial = (stage: Shop, after: number, partySize: number, now: Date): Date[] => {
  const found: Date[] = [];
  for (let n = 0; found.length < 5; n++) {
    const start = halfHour(n);
    if (start.getTime() <= after) continue;
    const { isBooked, cancel } = book(stage, 1000 + n, start, partySize, now);
    if (!isBooked) continue;
    cancel();
    found.push(start);
  }
  return found;
};

test('the next free slots are those that can be booked, and all of them up to the fifth', () => {
  const sold = fc.array(fc.tuple(fc.nat(15), fc.integer({ min: 1, max: 2 })), { maxLength: 30 });
  const seats = fc.integer({ min: 1, max: 2 });
  const property = fc.property(sold, fc.nat(15), seats, fc.nat(600), (bookings, wished, partySize, minutes) => {
    const stage = salon(offering('cut', { capacity: 2, durationMinutes: 60, slotMinutes: 30 }));
    for (const [n, [slot, size]] of bookings.entries()) book(stage, n, halfHour(slot), size);
    const now = later(minutes);
    const { starts } = search(stage, { startTime: halfHour(wished).toISOString(), partySize }, now);
    expect(starts).toEqual(byTrial(stage, Math.max(halfHour(wished).getTime(), now.getTime()), partySize, now));
  });
  fc.assert(property, { numRuns: 25 });
});

test('a free day costs one round of reads, and a service that takes no bookings so far ahead offers nothing', () => {
  const stage = salon(offering('cut', { capacity: 2, horizonDays: 0 }));
  expect(search(stage, { startTime: at('10:00'), partySize: 1 }, monday).starts).toEqual([]);
  const open = search(salon(), { startTime: at('10:00'), partySize: 1 }, monday);
  expect(open.rounds).toBe(1);
  expect(open.starts).toHaveLength(5);
});
