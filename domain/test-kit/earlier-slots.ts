import { type Fields, heldSpan, type Reservation, slotDaySchema } from '../src/index.ts';
import { fullBookings } from './agree.ts';
import type { Stage } from './given.ts';

/** The seats of a booking by opening day, where earlier versions kept them. */
const seatsOf = ({ serviceId, day, move, status, partySize, ...own }: Reservation): [string, string, number][] => {
  if (status === 'cancelled') return [];
  // Earlier versions knew no resources.
  const slotKeys = own.slotKeys.filter((key) => !heldSpan(key));
  const wished = move?.slotKeys.filter((key) => !heldSpan(key) && !slotKeys.includes(key)) ?? [];
  return [
    ...slotKeys.map((key): [string, string, number] => [`${serviceId}_${day}`, key, partySize]),
    ...wished.map((key): [string, string, number] => [`${serviceId}_${move?.day}`, key, partySize]),
  ];
};

/** Moves all sold seats to the addresses of earlier versions, as if these had sold them. */
export const asSoldByEarlierVersion = ({ store, providerId }: Stage, now: Date): void => {
  const provider = `serviceProviders/${providerId}`;
  const { slotSchema: _s, ...profile } = store.get(provider) ?? {};
  const current = store.paths().filter((path) => path.startsWith(`${provider}/slots/`));
  const slotDays = current.map((path) => slotDaySchema.parse(store.get(path)));
  const documents = new Map<string, Record<string, number>>();
  for (const [id, key, seats] of fullBookings(store).flatMap(seatsOf)) {
    const booked = documents.get(id) ?? {};
    documents.set(id, { ...booked, [key]: (booked[key] ?? 0) + seats });
  }
  const stored = (id: string, booked: Fields): Fields => {
    const [serviceId, day] = [id.slice(0, id.lastIndexOf('_')), id.slice(id.lastIndexOf('_') + 1)];
    const { capacity } = store.get(`${provider}/services/${serviceId}`) ?? {};
    const lengths = slotDays
      .filter((document) => Object.keys(booked).some((key) => Object.hasOwn(document.booked, key)))
      .map(({ slotMinutes }) => slotMinutes ?? 0);
    const slotMinutes = Math.max(...lengths);
    return { serviceId, day, slotMinutes, capacity, booked, createdAt: now, updatedAt: now };
  };
  store.commit([{ op: 'set', path: provider, data: profile }], now);
  store.commit(
    current.map((path) => ({ op: 'drop', path }) as const),
    now,
  );
  store.commit(
    [...documents].map(([id, booked]) => ({
      op: 'set' as const,
      path: `${provider}/slots/${id}`,
      data: stored(id, booked),
    })),
    now,
  );
};
