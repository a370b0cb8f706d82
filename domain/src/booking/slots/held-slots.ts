import type { SeatHolder } from './seat-holder.ts';

/**
 * The keys of all slots whose seats a reservation holds: its own and the wished ones. Each counts once, because one
 * party cannot sit in both. A completed reservation keeps the seats that it used.
 */
export const heldSlots = (holder: SeatHolder | undefined): ReadonlySet<string> =>
  new Set(holder && holder.status !== 'cancelled' ? [...holder.slotKeys, ...(holder.move?.slotKeys ?? [])] : []);
