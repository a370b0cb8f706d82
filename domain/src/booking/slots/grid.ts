import { addDays, atLocalTime, localDay, weekdayOf } from '../../kernel/time/time-zone.ts';
import type { OpeningHours, OpeningPeriod } from '../../provider/profile/opening-hours.ts';
import type { Service } from './service.ts';

export interface Slot {
  /** The opening day the slot belongs to, `YYYY-MM-DD`. */
  readonly day: string;
  readonly start: Date;
  readonly end: Date;
}

/** What the grid follows from. */
export interface SlotProvider {
  readonly timeZone: string;
  /** Without it the house never closes. */
  readonly openingHours?: OpeningHours | undefined;
}

type Grid = Pick<Service, 'durationMinutes' | 'slotMinutes'>;

const minute = 60_000;
const aroundTheClock: readonly OpeningPeriod[] = [{ open: '00:00', close: '24:00' }];

const periodsOf = ({ openingHours }: SlotProvider, day: string): readonly OpeningPeriod[] =>
  openingHours ? (openingHours[weekdayOf(day)] ?? []) : aroundTheClock;

/** From opening to closing as instants: on a day when the clock changes it is an hour shorter or longer. */
const instants = (
  { timeZone }: SlotProvider,
  day: string,
  { open, close }: OpeningPeriod,
): { opens: number; closes: number } => ({
  opens: atLocalTime(day, open, timeZone).getTime(),
  closes: atLocalTime(close <= open ? addDays(day, 1) : day, close, timeZone).getTime(),
});

/** How long the house is open on a day, in real minutes. */
export const openMinutes = (house: SlotProvider, day: string): number =>
  periodsOf(house, day).reduce((total, period) => {
    const { opens, closes } = instants(house, day, period);
    return total + (closes - opens) / minute;
  }, 0);

/** Every slot that starts on an opening day and ends within its opening hours. */
export const slotsOfDay = (house: SlotProvider, grid: Grid, day: string): Slot[] =>
  periodsOf(house, day).flatMap((period) => {
    const { opens, closes } = instants(house, day, period);
    const slots: Slot[] = [];
    for (let start = opens; start + grid.durationMinutes * minute <= closes; start += grid.slotMinutes * minute) {
      slots.push({ day, start: new Date(start), end: new Date(start + grid.durationMinutes * minute) });
    }
    return slots;
  });

/** The slot that starts at an instant, if there is one: on its own local day, or in the night of the day before. */
export const slotAt = (house: SlotProvider, grid: Grid, start: Date): Slot | undefined => {
  const end = new Date(start.getTime() + grid.durationMinutes * minute);
  const today = localDay(start, house.timeZone);
  const day = [today, addDays(today, -1)].find((candidate) =>
    periodsOf(house, candidate).some((period) => {
      const { opens, closes } = instants(house, candidate, period);
      const sinceOpening = start.getTime() - opens;
      return sinceOpening >= 0 && sinceOpening % (grid.slotMinutes * minute) === 0 && end.getTime() <= closes;
    }),
  );
  return day === undefined ? undefined : { day, start, end };
};
