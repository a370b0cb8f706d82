import { useState } from 'react';
import { daysFrom } from './days.ts';

export const weekLength = 7;

/** The choice of whoever is free. */
export const anyone = 'anyone';

/** The choices of a customer so far. */
export interface Wish {
  readonly serviceId: string;
  readonly resourceId: string;
  readonly partySize: number;
  /** How many weeks after this one are shown. */
  readonly week: number;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** ISO 8601. */
  readonly start: string | undefined;
}

export const useWish = (serviceId: string, today: string) => {
  const [wish, setWish] = useState<Wish>(() => ({
    ...{ serviceId, resourceId: anyone, partySize: 1, week: 0, day: today },
    start: undefined,
  }));
  const change = (changes: Partial<Wish>) => setWish((before) => ({ ...before, ...changes }));
  /** Shows other weeks, and chooses the first day of them. */
  const turn = (by: number) => {
    const week = wish.week + by;
    const [day = today] = daysFrom(today, weekLength * week + 1).slice(-1);
    change({ week, day, start: undefined });
  };
  return { wish, change, turn };
};
