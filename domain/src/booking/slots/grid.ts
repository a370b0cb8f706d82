import { minuteMs } from '../../kernel/time/durations.ts';
import { addDays, atLocalTime, localDay, weekdayOf } from '../../kernel/time/time-zone.ts';
import type { OpeningHours, OpeningPeriod } from '../../provider/profile/opening-hours.ts';
import type { Service } from './service.ts';

export interface Slot {
  /** The opening day of the slot, `YYYY-MM-DD`. */
  readonly day: string;
  readonly start: Date;
  readonly end: Date;
}

/** The provider's fields that define the slot grid. */
export interface SlotProvider {
  readonly timeZone: string;
  /** If absent, the provider never closes. */
  readonly openingHours?: OpeningHours | undefined;
}

type Grid = Pick<Service, 'durationMinutes' | 'slotMinutes'>;

const aroundTheClock: readonly OpeningPeriod[] = [{ open: '00:00', close: '24:00' }];

const periodsOf = ({ openingHours }: SlotProvider, day: string): readonly OpeningPeriod[] =>
  openingHours ? (openingHours[weekdayOf(day)] ?? []) : aroundTheClock;

/**
 * Opening and closing time as instants. On a day with a clock change they lie an hour closer together or further apart.
 */
const instants = (
  { timeZone }: SlotProvider,
  day: string,
  { open, close }: OpeningPeriod,
): { opens: number; closes: number } => ({
  opens: atLocalTime(day, open, timeZone).getTime(),
  closes: atLocalTime(close <= open ? addDays(day, 1) : day, close, timeZone).getTime(),
});

/** Minutes for which the provider is open on a day, as time elapses: a change of the clock counts. */
export const openMinutes = (provider: SlotProvider, day: string): number =>
  periodsOf(provider, day).reduce((total, period) => {
    const { opens, closes } = instants(provider, day, period);
    return total + (closes - opens) / minuteMs;
  }, 0);

/** All slots that start on an opening day and end within its opening hours. */
export const slotsOfDay = (provider: SlotProvider, grid: Grid, day: string): Slot[] =>
  periodsOf(provider, day).flatMap((period) => {
    const { opens, closes } = instants(provider, day, period);
    const slots: Slot[] = [];
    for (let start = opens; start + grid.durationMinutes * minuteMs <= closes; start += grid.slotMinutes * minuteMs) {
      slots.push({ day, start: new Date(start), end: new Date(start + grid.durationMinutes * minuteMs) });
    }
    return slots;
  });

/** The slot that starts at an instant, if any: on its own local day, or in the night after the previous opening day. */
export const slotAt = (provider: SlotProvider, grid: Grid, start: Date): Slot | undefined => {
  const end = new Date(start.getTime() + grid.durationMinutes * minuteMs);
  const today = localDay(start, provider.timeZone);
  const day = [today, addDays(today, -1)].find((candidate) =>
    periodsOf(provider, candidate).some((period) => {
      const { opens, closes } = instants(provider, candidate, period);
      const sinceOpening = start.getTime() - opens;
      return sinceOpening >= 0 && sinceOpening % (grid.slotMinutes * minuteMs) === 0 && end.getTime() <= closes;
    }),
  );
  return day === undefined ? undefined : { day, start, end };
};
