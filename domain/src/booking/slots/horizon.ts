import { dayMs, minuteMs } from '../../kernel/time/durations.ts';
import type { Service } from './service.ts';

/** How far ahead a service can be booked, unless it says otherwise. */
const defaultHorizonDays = 400;

/** The days ahead for which a service takes bookings. */
export const horizonDaysOf = ({ horizonDays = defaultHorizonDays }: Pick<Service, 'horizonDays'>): number =>
  horizonDays;

/** The earliest start that a customer can still book now, in milliseconds. */
export const soonestStart = ({ noticeMinutes = 0 }: Pick<Service, 'noticeMinutes'>, now: Date): number =>
  now.getTime() + noticeMinutes * minuteMs;

/** The latest start that a service takes now, in milliseconds. */
export const horizonOf = (service: Pick<Service, 'horizonDays'>, now: Date): number =>
  now.getTime() + horizonDaysOf(service) * dayMs;
