import { pages, rooms, type ScreenFile, screensAt } from './first-screens.ts';
import { screen } from './screen.tsx';

/* Of a customer, and of everybody. */
export const Find = screen(async () => (await import('../screens/customer/find.tsx')).Find);
export const Booker = screen(async () => (await import('../screens/customer/booker.tsx')).Booker);
export const Bookings = screen(async () => (await import('../screens/customer/bookings.tsx')).Bookings);
export const BookingPage = screen(async () => (await import('../screens/customer/booking.tsx')).BookingPage);
export const Offers = screen(async () => (await import('../screens/customer/offers.tsx')).Offers);
export const Gift = screen(async () => (await import('../screens/customer/gift.tsx')).Gift);
export const Join = screen(async () => (await import('../screens/customer/join.tsx')).Join);
export const Inbox = screen(async () => (await import('../screens/customer/inbox.tsx')).Inbox);
export const NewPlace = screen(async () => (await import('../screens/provider/new-place.tsx')).NewPlace);
export const Me = screen(async () => (await import('../screens/customer/me.tsx')).Me);
export const PlatformPage = screen(async () => (await import('../screens/platform/page.tsx')).PlatformPage);
export const Place = screen(async () => (await import('../screens/provider/place.tsx')).Place);
export const Kitchen = screen(async () => (await import('../screens/kitchen/display.tsx')).Display);
export const Kit = screen(async () => (await import('../kit/kit.tsx')).Kit);

/* The rooms of a place, by its doors. */
export const Today = screen(async () => (await import('../screens/provider/today.tsx')).Today);
export const Calendar = screen(async () => (await import('../screens/provider/calendar/calendar.tsx')).Calendar);
export const Money = screen(async () => (await import('../screens/provider/money.tsx')).Money);
export const Subscriptions = screen(async () => (await import('../screens/provider/subscriptions.tsx')).Subscriptions);
export const HowItGoes = screen(async () => (await import('../screens/provider/figures/figures.tsx')).HowItGoes);
export const SetUp = screen(async () => (await import('../screens/provider/set-up/set-up.tsx')).SetUp);
export const Orders = screen(async () => (await import('../screens/restaurant/orders.tsx')).Orders);
export const Tables = screen(async () => (await import('../screens/restaurant/tables.tsx')).Tables);
export const Stock = screen(async () => (await import('../screens/stock/stock.tsx')).Stock);
export const Stations = screen(async () => (await import('../screens/kitchen/stations.tsx')).Stations);

const screens: Readonly<Record<ScreenFile, { preload(): Promise<unknown> }>> = {
  'customer/find': Find,
  'customer/booker': Booker,
  'customer/bookings': Bookings,
  'customer/booking': BookingPage,
  'customer/offers': Offers,
  'customer/gift': Gift,
  'customer/join': Join,
  'customer/inbox': Inbox,
  'customer/me': Me,
  'provider/new-place': NewPlace,
  'platform/page': PlatformPage,
  'provider/place': Place,
  'provider/today': Today,
  'provider/calendar/calendar': Calendar,
  'provider/money': Money,
  'provider/subscriptions': Subscriptions,
  'provider/figures/figures': HowItGoes,
  'provider/set-up/set-up': SetUp,
  'restaurant/orders': Orders,
  'restaurant/tables': Tables,
  'stock/stock': Stock,
  'kitchen/stations': Stations,
  'kitchen/display': Kitchen,
};

/** Begins to load what an address shows, before anything else is known. */
export const preloadFor = (path: string): Promise<unknown> =>
  Promise.all(screensAt(path).map((file) => screens[file].preload()));

/** The other pages behind the doors of a place or of a customer, once the first one is there. A wall shows one only. */
export const preloadRest = (path: string): void => {
  if (/^\/at\/[^/]+\/kitchen\/./.test(path)) return;
  const rest = path.startsWith('/at/')
    ? Object.values(rooms)
    : ([...Object.values(pages), 'customer/booking', 'customer/offers'] as const).filter(
        (file) => file !== pages.platform,
      );
  for (const file of rest) void screens[file].preload().catch(() => undefined);
};
