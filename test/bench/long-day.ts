/** A day that is far longer than any desk has. */
export const bookingsOfLongDay = 2000;

const dayMs = 86_400_000;
const halfHourMs = 1_800_000;

const bookingOf = (n: number, providerId: string, today: number) => {
  const startTime = new Date(today + (n % 48) * halfHourMs);
  return {
    reservationId: `r${n}`,
    userId: `u${n % 400}`,
    providerId,
    serviceId: 'cut',
    serviceName: 'Haircut',
    partySize: 1,
    status: 'confirmed',
    paymentStatus: 'none',
    price: { amount: 2500, currency: 'EUR' },
    code: `C${String(n).padStart(7, '0')}`,
    startTime,
    endTime: new Date(startTime.getTime() + halfHourMs),
    version: 1,
    createdAt: startTime,
    updatedAt: startTime,
    lastCommandId: 'bench',
  } as const;
};

export type StoredBooking = ReturnType<typeof bookingOf>;

/** The confirmed bookings of today (UTC) by path. They are written as they are: their triggers do not matter here. */
export const longDay = (providerId: string): ReadonlyMap<string, StoredBooking> => {
  const today = Math.floor(Date.now() / dayMs) * dayMs;
  const all = Array.from({ length: bookingsOfLongDay }, (_, n) => bookingOf(n, providerId, today));
  return new Map(
    all.map((one) => [`serviceProviders/${providerId}/confirmedReservations/${one.userId}_${one.reservationId}`, one]),
  );
};
