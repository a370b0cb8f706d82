import { useState } from 'react';
import { daysFrom } from './days.ts';
import { weekLength } from './week.ts';

/** The choice of whoever is free. */
export const anyone = 'anyone';

/** The choices of a customer so far. */
export interface Wish {
  readonly serviceId: string;
  readonly resourceId: string;
  readonly partySize: number;
  /** Those who come, one in a line. */
  readonly names: string;
  /** How many weeks after this one are shown. */
  readonly week: number;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** ISO 8601. */
  readonly start: string | undefined;
}

type Asked = Pick<Wish, 'serviceId' | 'resourceId' | 'partySize' | 'start'>;

/** The address of a booker with choices made, as for the next best time after a refusal. */
export const wishAddress = (providerId: string, { serviceId, resourceId, partySize, start }: Asked): string => {
  const asked = { service: serviceId, with: resourceId, party: String(partySize), ...(start ? { at: start } : {}) };
  return `/p/${encodeURIComponent(providerId)}?${new URLSearchParams(asked)}`;
};

const dayMs = 86_400_000;

/** No place is booked further ahead; an address may say anything. */
const mostWeeks = 104;

const weeksBetween = (from: string, to: string): number =>
  Math.min(mostWeeks, Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / dayMs / weekLength)));

/** The choices in an address; what it does not say is the first service, today, for one. */
const wishIn = (query: URLSearchParams, serviceId: string, today: string, dayOf: (at: Date) => string): Wish => {
  const at = query.get('at');
  const start = at && !Number.isNaN(Date.parse(at)) ? at : undefined;
  const day = start ? dayOf(new Date(start)) : today;
  return {
    serviceId: query.get('service') ?? serviceId,
    resourceId: query.get('with') ?? anyone,
    partySize: Math.max(1, Number.parseInt(query.get('party') ?? '', 10) || 1),
    names: '',
    week: weeksBetween(today, day),
    day,
    start,
  };
};

/** @param dayOf the day of a moment at the place, as `YYYY-MM-DD` */
export const useWish = (serviceId: string, today: string, dayOf: (at: Date) => string) => {
  const [wish, setWish] = useState<Wish>(() => wishIn(new URLSearchParams(location.search), serviceId, today, dayOf));
  const change = (changes: Partial<Wish>) => setWish((before) => ({ ...before, ...changes }));
  /** Shows other weeks, and chooses the first day of them. */
  const turn = (by: number) => {
    const week = wish.week + by;
    const [day = today] = daysFrom(today, weekLength * week + 1).slice(-1);
    change({ week, day, start: undefined });
  };
  return { wish, change, turn };
};
