import { grouped } from '../../kernel/grouped.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { minuteMs } from '../../kernel/time/durations.ts';
import { addDays, localDay } from '../../kernel/time/time-zone.ts';
import type { Slot } from './grid.ts';
import { type HeldSpan, heldSpan, spanKey } from './held-span.ts';
import { overlaps, type SlotProvider, type Span, weekSpans } from './open-spans.ts';
import { occupancyRef, resourceRef } from './paths.ts';
import type { Resource, ServedBy } from './resource.ts';
import type { Service } from './service.ts';
import { servingAs } from './serving-as.ts';
import type { SlotDay } from './slot-day.ts';
import { utcDays } from './utc-day.ts';

export type ResourceDocs = Docs<{ slotDay: SlotDay; resource: Resource }>;

/** A slot of a service that resources serve. */
export interface ServedSlot {
  readonly providerId: string;
  readonly provider: SlotProvider;
  readonly service: Service;
  readonly slot: Pick<Slot, 'start' | 'end'>;
  readonly partySize: number;
  /** The resource that must serve; absent for anyone. */
  readonly resourceId?: string | undefined;
}

/** True if resources serve the bookings of a service, rather than a number of seats. */
export const isServed = ({ resourceIds = [] }: Pick<Service, 'resourceIds'>): boolean => resourceIds.length > 0;

/** The slot with what the service needs before and after. */
const spanOfSlot = ({ service, slot: { start, end } }: ServedSlot): Span => ({
  from: start.getTime() - (service.minutesBefore ?? 0) * minuteMs,
  until: end.getTime() + (service.minutesAfter ?? 0) * minuteMs,
});

/** Each costs a read per booking. The security rules accept no longer list. */
export const mostCandidates = 20;

/** The key of the time that a slot takes from a resource. */
export const servedKey = (asked: ServedSlot, resourceId: string): string =>
  spanKey({ resourceId, ...spanOfSlot(asked) });

/** The resources that may serve, in the order of the service. */
const candidateIds = ({ service: { resourceIds = [] }, resourceId }: ServedSlot): readonly string[] =>
  resourceId === undefined ? resourceIds.slice(0, mostCandidates) : [resourceId];

/** The documents with the time that bookings hold on the days that the slot touches. */
export const occupancyOf = (asked: ServedSlot): Ref<'slotDay'>[] => {
  const { from, until } = spanOfSlot(asked);
  return utcDays(new Date(from), new Date(until)).map((day) => occupancyRef(asked.providerId, day));
};

/** The documents that `findResource` needs: the days that the slot touches, and each candidate. */
export const resourceReads = (asked: ServedSlot): Ref<'slotDay' | 'resource'>[] => [
  ...occupancyOf(asked),
  ...candidateIds(asked).map((id) => resourceRef(asked.providerId, id)),
];

/** True if a resource works from start to end. Provider and service are open then. */
const works = ({ openingHours, absences = [], active = true }: Resource, { provider, slot }: ServedSlot): boolean => {
  const { timeZone } = provider;
  const [from, until] = [slot.start.getTime(), slot.end.getTime()];
  const [first, last] = [localDay(slot.start, timeZone), localDay(new Date(until - 1), timeZone)];
  if (!active || absences.some((absence) => absence.slice(0, 10) <= last && first <= absence.slice(11))) return false;
  if (!openingHours) return true;
  const spans = [addDays(first, -1), first].flatMap((day) => weekSpans({ openingHours, timeZone }, day));
  return spans.some((span) => span.from <= from && until <= span.until);
};

/** The spans that bookings hold, each once: two days hold the span of a booking over midnight. */
const heldSpans = (days: readonly SlotDay[], without: readonly string[]): HeldSpan[] => {
  const keys = days.flatMap(({ booked }) => Object.keys(booked).filter((key) => (booked[key] ?? 0) > 0));
  return [...new Set(keys)].filter((key) => !without.includes(key)).flatMap((key) => heldSpan(key) ?? []);
};

const minutesOf = (spans: readonly Span[]): number => spans.reduce((sum, { from, until }) => sum + until - from, 0);

/** A resource that is free for a slot. */
export interface FreeResource {
  readonly servedBy: ServedBy;
  /** The largest party that it takes, as far as the service allows. */
  readonly seats: number;
}

/**
 * The resources that are free for a slot and large enough. The smallest that is large enough comes first, then the least
 * busy on the days of the slot, then the order of the service.
 *
 * @param days the documents of the days that the slot touches
 * @param without keys of spans that count as free
 */
export const freeResources = (
  asked: ServedSlot,
  resourceOf: (id: string) => Resource | undefined,
  days: readonly SlotDay[],
  without: readonly string[] = [],
): FreeResource[] => {
  const span = spanOfSlot(asked);
  const held = grouped(heldSpans(days, without), ({ resourceId }) => resourceId);
  return candidateIds(asked)
    .flatMap((resourceId) => {
      const resource = resourceOf(resourceId);
      const spans = held.get(resourceId) ?? [];
      const seats = Math.min(resource?.seats ?? Number.POSITIVE_INFINITY, asked.service.capacity);
      if (!resource || seats < asked.partySize || !works(resource, asked)) return [];
      if (spans.some((one) => overlaps(one, span))) return [];
      const servedBy = servingAs(resourceId, resource, asked.resourceId !== undefined);
      return [{ servedBy, seats, minutes: minutesOf(spans) }];
    })
    .sort((a, b) => a.seats - b.seats || a.minutes - b.minutes)
    .map(({ servedBy, seats }) => ({ servedBy, seats }));
};

/** Finds the resource that serves a slot, and the key of the span that it takes. */
export const findResource = (
  asked: ServedSlot,
  docs: ResourceDocs,
  without: readonly string[],
): { readonly servedBy: ServedBy; readonly slotKeys: string[] } | Refused => {
  const { providerId, resourceId } = asked;
  const days = occupancyOf(asked).flatMap((ref) => docs.get(ref) ?? []);
  const [free] = freeResources(asked, (id) => docs.get(resourceRef(providerId, id)), days, without);
  if (!free) {
    return reject('resource-exhausted', 'nobody and nothing that serves is free in this slot', {
      reason: 'slot-full',
      field: resourceId === undefined ? 'startTime' : 'resourceId',
      available: 0,
    });
  }
  return {
    servedBy: free.servedBy,
    slotKeys: [servedKey(asked, free.servedBy.resourceId)],
  };
};
