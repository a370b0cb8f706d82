import { minuteMs } from '../../kernel/time/durations.ts';
import { addDays, localDay } from '../../kernel/time/time-zone.ts';
import { breaksAround, openSpans, overlaps, type SlotProvider, type Span, weekSpans } from './open-spans.ts';
import type { Service } from './service.ts';

export type { SlotProvider } from './open-spans.ts';

export interface Slot {
  /** The opening day of the slot, `YYYY-MM-DD`. */
  readonly day: string;
  readonly start: Date;
  readonly end: Date;
}

/** A service, with the id by which closures name it. */
export type Offered = Pick<Service, 'durationMinutes' | 'slotMinutes'> & { readonly serviceId: string };

/** Minutes of a day by the hours of the week, as time elapses: a change of the clock counts. Closures do not. */
export const openMinutes = (provider: SlotProvider, day: string): number =>
  weekSpans(provider, day).reduce((total, { from, until }) => total + (until - from) / minuteMs, 0);

const isFree = (breaks: readonly Span[], from: number, until: number): boolean =>
  !breaks.some((one) => overlaps(one, { from, until }));

/** All slots that start on an opening day, end within its opening hours, and meet no closure. */
export const slotsOfDay = (provider: SlotProvider, offered: Offered, day: string): Slot[] => {
  const [duration, step] = [offered.durationMinutes * minuteMs, offered.slotMinutes * minuteMs];
  const breaks = breaksAround(provider, offered.serviceId, day);
  return openSpans(provider, offered.serviceId, day).flatMap(({ from, until }) => {
    const slots: Slot[] = [];
    for (let start = from; start + duration <= until; start += step) {
      if (isFree(breaks, start, start + duration))
        slots.push({ day, start: new Date(start), end: new Date(start + duration) });
    }
    return slots;
  });
};

/** The slot that starts at an instant, if any: on its own local day, or in the night after the previous opening day. */
export const slotAt = (provider: SlotProvider, offered: Offered, start: Date): Slot | undefined => {
  const at = start.getTime();
  const end = at + offered.durationMinutes * minuteMs;
  const today = localDay(start, provider.timeZone);
  const day = [today, addDays(today, -1)].find(
    (candidate) =>
      openSpans(provider, offered.serviceId, candidate).some(
        ({ from, until }) => at >= from && (at - from) % (offered.slotMinutes * minuteMs) === 0 && end <= until,
      ) && isFree(breaksAround(provider, offered.serviceId, candidate), at, end),
  );
  return day === undefined ? undefined : { day, start, end: new Date(end) };
};
