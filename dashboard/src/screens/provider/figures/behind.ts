import { type Booked, isNoShow } from '../board.ts';

/** The bookings that a figure counts, among those of its period. */
export const behind = {
  all: () => true,
  done: ({ status }: Booked) => status === 'completed',
  taken: ({ status }: Booked) => status === 'pending' || status === 'confirmed' || status === 'completed',
  noShows: isNoShow,
  rated: ({ stars }: Booked) => stars !== undefined,
} as const satisfies Readonly<Record<string, (booking: Booked) => boolean>>;

export type Behind = keyof typeof behind;
