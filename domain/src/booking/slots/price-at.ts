import type { Money } from '../../kernel/money.ts';
import { dayOf } from '../../kernel/time/local-day.ts';
import { weekdayOf } from '../../kernel/time/time-zone.ts';
import { wallAt } from '../../kernel/time/wall-clock.ts';
import type { Service } from './service.ts';

/** `sat,sun 18:00-22:00 4500`: days of the week, from and until, and the amount in minor units. */
const entry = /^(?<days>[a-z,]+) (?<from>\d\d:\d\d)-(?<until>\d\d:\d\d) (?<amount>\d+)$/;

/** The price per seat of a slot, by the provider's clock at its start: the first entry that matches, or `price`. */
export const priceAt = (
  { price, timePrices = [] }: Pick<Service, 'price' | 'timePrices'>,
  start: Date,
  timeZone: string,
): Money => {
  const wall = wallAt(start.getTime(), timeZone);
  const [day, time] = [weekdayOf(dayOf(wall)), new Date(wall).toISOString().replace(/^.*T(.{5}).*$/, '$1')];
  const found = timePrices
    .map((one) => entry.exec(one)?.groups)
    .find((one) => one?.days?.split(',').includes(day) && String(one.from) <= time && time < String(one.until));
  return found ? { ...price, amount: Number(found.amount) } : price;
};
