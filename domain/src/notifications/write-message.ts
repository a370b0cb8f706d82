import type { Money } from '../kernel/money.ts';
import { arabic } from './arabic.ts';
import type { Catalogue, ReservationFacts, SubscriptionFacts, Text } from './catalogue.ts';
import { english } from './english.ts';
import { formatDay, formatMoment, formatMoney } from './format.ts';
import type { Message } from './message.ts';
import type { MessageType } from './message-type.ts';
import { type Language, languageOf, type Reader } from './reader.ts';
import type { Subject } from './subject.ts';

const catalogues: Readonly<Record<Language, Catalogue>> = { en: english, ar: arabic };

export type SubscriptionMessageType = Extract<MessageType, `subscription${string}`>;
export type ReservationMessageType = Exclude<MessageType, SubscriptionMessageType>;

type ReservationSubject = Extract<Subject, { entityType: 'reservation' }>;
type SubscriptionSubject = Extract<Subject, { entityType: 'subscription' }>;

/** The text and what surrounds it. `id` is what makes it one message. */
const compose = (id: string, type: MessageType, { title, body }: Text, { entityType, entityId, entity }: Subject) => {
  const data = { type, entityType, [`${entityType}Id`]: entityId, providerId: entity.providerId };
  return { id, type, title, body, data } satisfies Message;
};

const money = (amount: Money | null | undefined, reader: Reader): string => (amount ? formatMoney(amount, reader) : '');

export const reservationMessage = (
  id: string,
  type: ReservationMessageType,
  subject: ReservationSubject,
  reader: Reader,
  refund: Money | undefined = subject.entity.refundDue,
): Message => {
  const { providerName, serviceName, reservationStartTime, code, totalPrice } = subject.entity;
  const facts: ReservationFacts = {
    house: providerName,
    service: serviceName,
    when: formatMoment(reservationStartTime, reader),
    code,
    price: formatMoney(totalPrice, reader),
    refund: money(refund, reader),
  };
  return compose(id, type, catalogues[languageOf(reader.locale)][type](facts), subject);
};

export const subscriptionMessage = (
  id: string,
  type: SubscriptionMessageType,
  subject: SubscriptionSubject,
  reader: Reader,
  refund?: Money,
): Message => {
  const { providerName, planName, expiryDate, pricePaid } = subject.entity;
  const facts: SubscriptionFacts = {
    house: providerName ?? '',
    plan: planName,
    until: expiryDate ? formatDay(expiryDate, reader) : '',
    refund: money(refund ?? pricePaid, reader),
  };
  return compose(id, type, catalogues[languageOf(reader.locale)][type](facts), subject);
};
