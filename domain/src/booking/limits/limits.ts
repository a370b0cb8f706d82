import type { Provider } from '../../provider/profile/provider.ts';

/** Limits of one person at one provider. Each admits a booking every week for half a year. */
const defaultLimits = {
  /** Unpaid bookings that hold seats at the same time. */
  openHolds: 30,
  /** Holds that end unpaid, in a day by UTC. */
  unpaidHoldsPerDay: 30,
  /** Seats that one person holds at the same time in one service. */
  seatsPerSlot: 20,
  /** Bookings that have not begun. */
  upcoming: 100,
  /** Subscriptions that are pending or active. */
  subscriptions: 20,
  /** Vouchers whose payment is awaited. */
  unpaidVouchers: 20,
};

export type BookingLimits = Readonly<typeof defaultLimits>;

/** The provider's limits, from `settings.limits`. A missing or invalid limit has its default. */
export const bookingLimits = ({ settings }: Pick<Provider, 'settings'>): BookingLimits => {
  const own = Object.entries(Object(settings.limits)).filter(([, value]) => Number.isInteger(value));
  return { ...defaultLimits, ...Object.fromEntries(own) };
};
