import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { aggregateOf, aggregates, documentPathOf, laneOf } from './aggregates.ts';
import { refundRef, unmatchedPaymentRef } from './booking/payments/path.ts';
import { reservationRef } from './booking/reservation/paths.ts';
import { subscriptionRef } from './booking/subscription/paths.ts';
import { voucherRef } from './booking/voucher/paths.ts';
import { commandSpecs } from './commands.ts';
import type { Command } from './kernel/command.ts';
import { memberRef } from './provider/members/path.ts';
import { orderRef } from './restaurant/orders/paths.ts';
import { printJobRef } from './restaurant/print-jobs/paths.ts';
import { ingredientRef } from './stock/paths.ts';

const command = (type: string, payload: object): Command => ({ id: 'c', type, providerId: 'p', payload, issuedAt: '' });

const paths = {
  member: memberRef('p', 'x').path,
  reservation: reservationRef('u', 'x').path,
  subscription: subscriptionRef('u', 'x').path,
  order: orderRef('p', 'x').path,
  stock: ingredientRef('p', 'x').path,
  refund: refundRef('p', 'x').path,
  unmatchedPayment: unmatchedPaymentRef('p', 'x').path,
  voucher: voucherRef('p', 'x').path,
  printJob: printJobRef('p', 'x').path,
} satisfies Record<keyof typeof aggregates, string>;

describe('an aggregate', () => {
  test.each(Object.entries(commandSpecs))('has an id field in the payload of %s', (type, { schema }) => {
    const aggregate = aggregateOf(type);
    // No device predicts commands on a provider, its invitations, closures, payment account, waiting lists, repairs and rebuilds.
    const isUnpredicted = /^(provider|invitation|closure|paymentAccount|waitingList|invariant|projection)\./.test(type);
    if (isUnpredicted) return expect(aggregate).toBeUndefined();
    if (!(schema instanceof z.ZodObject)) throw new Error(`${type} has no object schema`);
    // Only the server knows which booking has a code.
    const idField = type === 'reservation.claim' ? 'code' : aggregate?.idField;
    expect(Object.keys(schema.shape)).toContain(idField);
  });

  test.each(Object.keys(aggregates))('maps a command to the path of its full document: %s', (name) => {
    const path = Object.entries(paths).find(([key]) => key === name)?.[1];
    expect(
      documentPathOf(command(`${name}.change`, { [aggregateOf(`${name}.change`)?.idField ?? '']: 'x' }), 'u'),
    ).toBe(path);
  });

  test('of another user is found by `userId` in the payload', () => {
    const cancel = command('reservation.cancel', { userId: 'guest', reservationId: 'x' });
    expect(documentPathOf(cancel, 'staff')).toBe(reservationRef('guest', 'x').path);
  });

  test('has one lane per document', () => {
    const place = command('order.place', { orderId: 'x' });
    expect(laneOf(command('order.confirm', { orderId: 'x' }))).toBe(laneOf(place));
    expect(laneOf(command('order.confirm', { orderId: 'y' }))).not.toBe(laneOf(place));
    expect(laneOf(command('printJob.claim', { printJobId: 'x' }))).not.toBe(laneOf(place));
    expect(laneOf({ ...place, providerId: 'q' })).not.toBe(laneOf(place));
  });
});
