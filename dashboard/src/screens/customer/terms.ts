import type { FreeSlot, Money, Service } from '@counterfoil/client';
import { depositOf, dueNow } from '@counterfoil/client/payments';
import type { Formats } from '@counterfoil/client/react';
import type { Words } from '../../words/english.ts';

/** A customer agrees to these before the button. */
export interface Terms {
  readonly price: Money;
  /** Part of it that is paid now; `undefined` if all is paid there. */
  readonly now: Money | undefined;
  /** Until when it costs nothing to cancel; `undefined`: until it begins. */
  readonly freeUntil: Date | undefined;
  /** The price of a cancellation after that moment. */
  readonly fee: Money;
}

/** By the service, as the server will decide it. */
export const termsOf = (service: Service, slot: Pick<FreeSlot, 'start' | 'price'>, partySize: number): Terms => {
  const price = { ...slot.price, amount: slot.price.amount * partySize };
  const { confirmation, cancellationPolicy } = service;
  const due = dueNow({ totalPrice: price, deposit: depositOf(price, service) });
  const freeUntil =
    cancellationPolicy && cancellationPolicy.feePercent > 0
      ? new Date(slot.start.getTime() - cancellationPolicy.freeUntilHours * 3_600_000)
      : undefined;
  return {
    price,
    now: confirmation === 'payment' && price.amount > 0 ? due : undefined,
    freeUntil,
    fee: { ...price, amount: Math.round((price.amount * (cancellationPolicy?.feePercent ?? 0)) / 100) },
  };
};

/** How somebody who waits gets a seat that becomes free. */
export const waitText = ({ confirmation, waitingHoldMinutes }: Service, { book, line }: Words): string =>
  confirmation === 'manual' || !waitingHoldMinutes ? line.told : line.held(book.minutes(waitingHoldMinutes));

const paidText = ({ price, now }: Terms, format: Formats, { book }: Words): string => {
  if (!now) return book.payThere;
  return now.amount < price.amount ? book.depositNow(format.money(now)) : book.payNow;
};

/** A moment that has passed is no promise any more: then the fee counts from the first minute on. */
const cancelText = ({ freeUntil, fee }: Terms, at: Date, format: Formats, { book }: Words): string => {
  if (!freeUntil) return book.noFee;
  return freeUntil > at ? book.freeUntil(format.dayTime(freeUntil)) : book.feeFromNow(format.money(fee));
};

interface Told {
  readonly now: Date;
  readonly isWait: boolean;
}

/** The terms in one line: «€28, paid there · free to cancel until Mon 10:30». */
export const termsText = (terms: Terms, format: Formats, words: Words, { now, isWait }: Told): string => {
  const { price } = terms;
  const paid = isWait && terms.now ? words.line.paidThen : paidText(terms, format, words);
  const amount = price.amount === 0 ? words.booking.free : `${format.money(price)}, ${paid}`;
  return `${amount} · ${cancelText(terms, now, format, words)}`;
};
