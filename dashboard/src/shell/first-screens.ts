/** The files of the screens behind the doors of a place, in `screens`. */
export const rooms = {
  today: 'provider/today',
  calendar: 'provider/calendar/calendar',
  kitchen: 'kitchen/stations',
  orders: 'restaurant/orders',
  tables: 'restaurant/tables',
  stock: 'stock/stock',
  subscriptions: 'provider/subscriptions',
  money: 'provider/money',
  figures: 'provider/figures/figures',
  'set-up': 'provider/set-up/set-up',
} as const;

/** The files of the other screens, by the first part of their address. */
export const pages = {
  find: 'customer/find',
  p: 'customer/booker',
  bookings: 'customer/bookings',
  inbox: 'customer/inbox',
  me: 'customer/me',
  join: 'customer/join',
  gift: 'customer/gift',
  new: 'provider/new-place',
  platform: 'platform/page',
} as const;

type Room = (typeof rooms)[keyof typeof rooms];
type Page = (typeof pages)[keyof typeof pages];

/** A screen, named for its file. */
export type ScreenFile = Room | Page | 'customer/booking' | 'customer/offers' | 'kitchen/display' | 'provider/place';

const isKeyOf = <Files extends object>(files: Files, key: string | undefined): key is keyof Files & string =>
  key !== undefined && Object.hasOwn(files, key);

/** The screens that an address shows, known before anything of them is loaded. */
export const screensAt = (path: string): readonly ScreenFile[] => {
  const [first, second, third, fourth] = path.split('/').filter(Boolean);
  if (first === 'at' && third === 'kitchen' && fourth) return ['kitchen/display'];
  if (first === 'at') return ['provider/place', isKeyOf(rooms, third) ? rooms[third] : rooms.today];
  if (first === 'bookings' && second) return ['customer/booking'];
  if (first === 'p' && third === 'offers') return ['customer/offers'];
  return isKeyOf(pages, first) ? [pages[first]] : [];
};
