import { expect } from 'vitest';
import { serviceSchema } from '../src/booking/slots/service.ts';
import { type WaitingList, waitingListSchema } from '../src/booking/slots/waiting-list.ts';
import { peakSeats, slotDaySchema } from '../src/index.ts';
import { fullBookings } from './agree.ts';
import { given, type Stage } from './given.ts';
import { schedule } from './salon.ts';

const listsOf = ({ store, providerId }: Stage): WaitingList[] =>
  store.list(`serviceProviders/${providerId}/waitingLists`).map((list) => waitingListSchema.parse(list));

/** The seats of a service that are free all the time from start to end, as far as bookings take them. */
const freeSeats = ({ store, providerId }: Stage, serviceId: string, { start, end }: { start: Date; end: Date }) => {
  const { capacity, slotMinutes } = serviceSchema.parse(
    store.get(`serviceProviders/${providerId}/services/${serviceId}`),
  );
  const days = store
    .paths()
    .filter((path) => path.startsWith(`serviceProviders/${providerId}/slots/${serviceId}_`))
    .map((path) => slotDaySchema.parse(store.get(path)));
  return capacity - peakSeats(days, slotMinutes, start, end);
};

/** The schedule would offer nobody a seat: each command has offered the seats that it has freed. */
export const expectServed = ({ store, providerId }: Stage, now: Date): void => {
  const copy = given(providerId, now, Object.fromEntries(store.paths().map((path) => [path, store.get(path) ?? {}])));
  for (const { day } of listsOf(copy)) {
    const { eventIds } = copy.pass('waitingList.serve', { day }, { by: schedule, id: `look-${day}` });
    expect(eventIds, `seats that nobody was offered on ${day}`).toEqual([]);
  }
};

/**
 * The lists hold exactly the bookings that wait, each day in the order in which they came.
 *
 * @param isSeated true if seats alone decide: then nobody who waits would find a seat
 */
export const expectWaiting = (stage: Stage, now: Date, isSeated: boolean): void => {
  const lists = listsOf(stage);
  const waiting = fullBookings(stage.store).filter(({ status }) => status === 'waiting');
  const listed = lists.flatMap((list) => list.waiting);
  expect(listed.map((one) => one.reservationId).sort()).toEqual(waiting.map((one) => one.reservationId).sort());
  for (const { day, waiting: line } of lists) {
    expect(line.map(({ since }) => since.getTime())).toEqual(line.map(({ since }) => since.getTime()).sort());
    for (const { start } of line) expect(start.toISOString().slice(0, 10)).toBe(day);
  }
  for (const one of waiting) expect(one.slotKeys).toEqual([]);
  if (!isSeated) return;
  for (const waiter of listed.filter(({ start }) => start > now))
    expect(freeSeats(stage, waiter.serviceId, waiter)).toBeLessThan(waiter.partySize);
};
