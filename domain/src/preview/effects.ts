import { dueNow } from '../booking/reservation/due-now.ts';
import type { Money } from '../kernel/money.ts';
import type { Fields, Write } from '../kernel/write.ts';
import type { Effects, Shortfall } from './preview.ts';

/**
 * The full documents of bookings, subscriptions, orders and vouchers. Others, such as references, repeat a part of them.
 */
const fullDocument =
  /^(endUsers\/[^/]+\/(reservations|subscriptions)|serviceProviders\/[^/]+\/(guestReservations|orders|vouchers))\/[^/]+$/;

const ingredient = /^serviceProviders\/[^/]+\/ingredients\/([^/]+)$/;

const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;

const moneyOf = (...values: readonly unknown[]): Money | undefined => values.find(isMoney);

/** A renewal waits for its own price, a booking for its deposit if it has one, less what a voucher pays. */
const paymentDueOf = ({ paymentStatus, renewalDue, deposit, totalPrice, price, credit }: Fields): Money | undefined => {
  const whole = moneyOf(renewalDue, totalPrice, price);
  if (paymentStatus !== 'pending' || !whole) return undefined;
  const amount = moneyOf(Reflect.get(Object(credit), 'amount'));
  return dueNow({ deposit: moneyOf(deposit), totalPrice: whole, credit: amount && { amount } });
};

const contentOf = (write: Write): Fields | undefined => ('data' in write ? write.data : undefined);

const shortfallOf = (write: Write): Shortfall[] => {
  const [, ingredientId] = ingredient.exec(write.path) ?? [];
  const { name, currentStock, unit } = contentOf(write) ?? {};
  if (ingredientId === undefined || typeof currentStock !== 'number' || currentStock >= 0) return [];
  return [{ ingredientId, name: String(name), currentStock, unit: String(unit) }];
};

/** Reads the effects of a command from its writes. */
export const effectsOf = (writes: readonly Write[]): Effects => {
  // A booking that changes hands is deleted at one place and written at another.
  const full = writes.filter(({ path }) => fullDocument.test(path)).map(contentOf);
  const data = full.find((content) => content !== undefined) ?? {};
  const price = moneyOf(data.totalPrice, data.price, Reflect.get(Object(data.totals), 'total'));
  const paymentDue = paymentDueOf(data);
  const refundDue = moneyOf(data.refundDue);
  const shortfalls = writes.flatMap(shortfallOf);
  return {
    ...(typeof data.status === 'string' ? { status: data.status } : {}),
    ...(price ? { price } : {}),
    ...(paymentDue ? { paymentDue } : {}),
    ...(refundDue ? { refundDue } : {}),
    ...(shortfalls.length > 0 ? { shortfalls } : {}),
  };
};
