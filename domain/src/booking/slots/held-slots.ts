import type { SeatHolder } from './seat-holder.ts';

/**
 * The keys of all slots whose seats a reservation holds, by day: its own and the wished ones. Each counts once, because
 * one party cannot sit in both. A completed reservation keeps the seats that it used.
 */
export const heldSlots = (holder: SeatHolder | undefined): ReadonlyMap<string, ReadonlySet<string>> => {
  const held = new Map<string, ReadonlySet<string>>();
  if (!holder || holder.status === 'cancelled') return held;
  for (const { day, slotKeys } of holder.move ? [holder, holder.move] : [holder]) {
    held.set(day, new Set([...(held.get(day) ?? []), ...slotKeys]));
  }
  return held;
};
