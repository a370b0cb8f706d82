import { expect } from 'vitest';
import type { Decision, Fields, Refused } from '../src/index.ts';
import { effectsOf } from '../src/preview/effects.ts';
import type { MemoryStore } from './memory-store.ts';

/** Where the full document of a command's aggregate lies, by the field of the payload that names it. */
const homes = {
  reservationId: /\/(reservations|guestReservations)$/,
  subscriptionId: /\/subscriptions$/,
  orderId: /^serviceProviders\/[^/]+\/orders$/,
} as const;

type Kind = keyof typeof homes;

type Accepted = Exclude<Decision, Refused>;

const counts = new Map<Kind, number>();

/** How many accepted commands have been compared with their preview so far. */
export const foreseenOf = (kind: Kind): number => counts.get(kind) ?? 0;

const isKind = (field: string): field is Kind => field in homes;

const documentOf = (store: MemoryStore, kind: Kind, id: unknown): Fields | undefined => {
  const path = store.paths().find((one) => {
    const slash = one.lastIndexOf('/');
    return one.slice(slash + 1) === id && homes[kind].test(one.slice(0, slash));
  });
  return path === undefined ? undefined : store.get(path);
};

/** The ingredients that are below zero, of those that a commit has changed. */
const below = (store: MemoryStore, { writes }: Accepted) =>
  writes.flatMap(({ path }) => {
    const { name, unit, currentStock } = (/\/ingredients\/[^/]+$/.test(path) && store.get(path)) || {};
    return Number(currentStock) < 0 ? [{ ingredientId: path.split('/').pop(), name, unit, currentStock }] : [];
  });

/** The parts of a document that a preview tells. */
const toldBy = (document: Fields) => {
  const { status, totalPrice, price, totals, refundDue, paymentStatus, renewalDue, deposit, credit } = document;
  const whole = totalPrice ?? price ?? Reflect.get(Object(totals), 'total');
  const due = renewalDue ?? deposit ?? whole;
  const paidByVoucher = Number(Object(credit).amount?.amount ?? 0);
  const rest = credit ? { ...due, amount: Math.max(0, due.amount - paidByVoucher) } : due;
  return {
    status,
    price: whole,
    refundDue,
    paymentDue: paymentStatus === 'pending' ? rest : undefined,
  };
};

/** Compares the effects that a preview of a command would have told with the documents after it. */
export const expectForeseen = (store: MemoryStore, payload: object, decision: Accepted): void => {
  const effects = effectsOf(decision.writes);
  for (const [field, id] of Object.entries(payload)) {
    const document = isKind(field) && decision.eventIds.length > 0 ? documentOf(store, field, id) : undefined;
    if (!isKind(field) || !document) continue;
    const shortfalls = below(store, decision);
    expect(effects).toEqual({ ...toldBy(document), shortfalls: shortfalls.length > 0 ? shortfalls : undefined });
    counts.set(field, foreseenOf(field) + 1);
  }
};
