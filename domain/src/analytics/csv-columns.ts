import type { ReservationReference } from '../booking/reservation/reference.ts';
import type { EventRecord } from '../kernel/event-record.ts';
import type { CsvColumn } from './csv.ts';
import type { Day } from './day.ts';
import { earnedBy } from './day-sums.ts';

/** One line a day. Amounts of days are in the provider's currency. */
export const dayColumns = (currency: string): readonly CsvColumn<Day>[] => [
  { title: 'day', value: ({ day }) => day },
  { title: 'bookings', value: ({ created }) => created },
  { title: 'confirmed', value: ({ confirmed }) => confirmed },
  { title: 'completed', value: ({ completed }) => completed },
  { title: 'cancelled', value: ({ cancelled }) => cancelled },
  { title: 'noShows', value: ({ noShow }) => noShow },
  { title: 'seats', value: ({ seats }) => seats },
  { title: 'orders', value: ({ ordersCompleted }) => ordersCompleted },
  { title: 'sales', value: ({ sales: amount }) => ({ amount, currency }) },
  { title: 'tax', value: ({ tax: amount }) => ({ amount, currency }) },
  { title: 'bookingRevenue', value: ({ revenue: amount }) => ({ amount, currency }) },
  { title: 'subscriptionRevenue', value: ({ subscriptionRevenue: amount }) => ({ amount, currency }) },
  { title: 'revenue', value: (day) => ({ amount: earnedBy(day), currency }) },
  { title: 'currency', value: () => currency },
];

export const bookingColumns: readonly CsvColumn<ReservationReference>[] = [
  { title: 'reservationId', value: ({ reservationId }) => reservationId },
  { title: 'code', value: ({ code }) => code },
  { title: 'status', value: ({ status }) => status },
  { title: 'service', value: ({ serviceName }) => serviceName },
  { title: 'start', value: ({ startTime }) => startTime },
  { title: 'end', value: ({ endTime }) => endTime },
  { title: 'partySize', value: ({ partySize }) => partySize },
  { title: 'price', value: ({ price }) => price },
  { title: 'currency', value: ({ price }) => price.currency },
  { title: 'paymentStatus', value: ({ paymentStatus }) => paymentStatus },
  { title: 'createdAt', value: ({ createdAt }) => createdAt },
  { title: 'deposit', value: ({ deposit }) => deposit },
];

export const eventColumns: readonly CsvColumn<EventRecord>[] = [
  { title: 'id', value: ({ id }) => id },
  { title: 'createdAt', value: ({ createdAt }) => createdAt },
  { title: 'type', value: ({ type }) => type },
  { title: 'entityType', value: ({ entityType }) => entityType },
  { title: 'entityId', value: ({ entityId }) => entityId },
  { title: 'version', value: ({ version }) => version },
  { title: 'createdBy', value: ({ createdBy }) => createdBy },
  { title: 'correlationId', value: ({ correlationId }) => correlationId },
  { title: 'payload', value: ({ payload }) => JSON.stringify(payload) },
];
