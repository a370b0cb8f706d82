import { dueNow } from '../booking/reservation/due-now.ts';
import type { Money } from '../kernel/money.ts';
import { arabic } from './arabic.ts';
import type { Catalogue, ReservationFacts, SubscriptionFacts, Text, VoucherFacts } from './catalogue.ts';
import { english } from './english.ts';
import { formatDay, formatMoment, formatMoney } from './format.ts';
import type { Message } from './message.ts';
import type { MessageType } from './message-type.ts';
import { quoted } from './quoted.ts';
import { type Language, languageOf, type Reader } from './reader.ts';
import type { Subject } from './subject.ts';

const catalogues: Readonly<Record<Language, Catalogue>> = { en: english, ar: arabic };

export type SubscriptionMessageType = Extract<MessageType, `subscription${string}`>;
export type LeavingMessageType = Extract<MessageType, `leaving${string}`>;
export type VoucherMessageType = Extract<MessageType, `voucher${string}`>;
export type ReservationMessageType = Exclude<
  MessageType,
  SubscriptionMessageType | LeavingMessageType | VoucherMessageType
>;

type ReservationSubject = Extract<Subject, { entityType: 'reservation' }>;
type VoucherSubject = Extract<Subject, { entityType: 'voucher' }>;
type SubscriptionSubject = Extract<Subject, { entityType: 'subscription' }>;

/** Adds type, id and data to a text. */
const compose = (id: string, type: MessageType, { title, body }: Text, { entityType, entityId, entity }: Subject) => {
  const data = { type, entityType, [`${entityType}Id`]: entityId, providerId: entity.providerId };
  return { id, type, title, body, data } satisfies Message;
};

const moneyText = (amount: Money | null | undefined, reader: Reader): string =>
  amount ? formatMoney(amount, reader) : '';

interface Context<OfSubject extends Subject> {
  readonly subject: OfSubject;
  readonly reader: Reader;
  readonly refund?: Money | undefined;
  readonly wish?: Date | undefined;
  readonly until?: Date | undefined;
  readonly reason?: string | undefined;
}

export const reservationMessage = (
  id: string,
  type: ReservationMessageType,
  { subject, reader, refund = subject.entity.refundDue, wish, until, reason = '' }: Context<ReservationSubject>,
): Message => {
  const { providerName, serviceName, reservationStartTime, code } = subject.entity;
  const facts: ReservationFacts = {
    provider: quoted(providerName, languageOf(reader.locale)),
    service: quoted(serviceName, languageOf(reader.locale)),
    when: formatMoment(reservationStartTime, reader),
    wish: wish ? formatMoment(wish, reader) : '',
    until: until ? formatMoment(until, reader) : '',
    code,
    due: formatMoney(dueNow(subject.entity), reader),
    refund: moneyText(refund, reader),
    reason: quoted(reason, languageOf(reader.locale)),
  };
  return compose(id, type, catalogues[languageOf(reader.locale)][type](facts), subject);
};

export const subscriptionMessage = (
  id: string,
  type: SubscriptionMessageType,
  { subject, reader, refund }: Context<SubscriptionSubject>,
): Message => {
  const { providerName, planName, expiryDate, pricePaid } = subject.entity;
  const facts: SubscriptionFacts = {
    provider: quoted(providerName ?? '', languageOf(reader.locale)),
    plan: quoted(planName, languageOf(reader.locale)),
    until: expiryDate ? formatDay(expiryDate, reader) : '',
    refund: moneyText(refund ?? pricePaid, reader),
  };
  return compose(id, type, catalogues[languageOf(reader.locale)][type](facts), subject);
};

export const voucherMessage = (
  id: string,
  type: VoucherMessageType,
  { subject, reader, refund }: Context<VoucherSubject>,
): Message => {
  const { providerName, serviceName, code, expiresAt } = subject.entity;
  const facts: VoucherFacts = {
    provider: quoted(providerName, languageOf(reader.locale)),
    service: quoted(serviceName, languageOf(reader.locale)),
    code,
    until: expiresAt ? formatDay(new Date(expiresAt.getTime() - 1), reader) : '',
    refund: moneyText(refund, reader),
  };
  return compose(id, type, catalogues[languageOf(reader.locale)][type](facts), subject);
};

/** A message about the deletion of the reader's account. It is about no provider. */
export const leavingMessage = (id: string, type: LeavingMessageType, reader: Reader, erasesAt: Date): Message => {
  const { title, body } = catalogues[languageOf(reader.locale)][type]({ day: formatDay(erasesAt, reader) });
  return { id, type, title, body, data: { type } };
};
