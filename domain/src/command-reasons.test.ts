import { describe, expect, test } from 'vitest';
import { clubWith, fee, paying, subscribed } from '../test-kit/club.ts';
import type { Stage } from '../test-kit/given.ts';
import { having, line, pizzeria, sam, withOrder } from '../test-kit/pizzeria.ts';
import { gateway, monday, owner, salon, salonWithBooking, staff, target } from '../test-kit/salon.ts';
import { paymentRef } from './booking/payments/path.ts';
import type { OutcomeOf } from './command-reasons.ts';
import { reject } from './kernel/rejection.ts';
import type { Reason } from './rejections.ts';

/** Deletes a document that other documents still name. */
const lose = (stage: Stage, path: string): Stage => {
  stage.store.commit([{ op: 'drop', path }], monday);
  return stage;
};

const reasonOf = ({ details }: { readonly details?: { readonly reason?: Reason } }) => details?.reason;

describe('a command on a provider that is gone is refused for it', () => {
  const gone = () => lose(salon(), 'serviceProviders/salon');
  const sender = (uid: string) => ({ by: { kind: 'user', uid } as const });
  test.each([
    ['member.changeRole', () => gone().refused('member.changeRole', { userId: 'sam', role: 'kitchen' }, { by: owner })],
    ['member.remove', () => gone().refused('member.remove', { userId: 'sam' }, { by: owner })],
    ['member.decline', () => gone().refused('member.decline', { userId: 'sam' }, sender('sam'))],
    [
      'member.accept',
      () => {
        const stage = salon();
        stage.pass('member.add', { userId: 'nina', role: 'staff' }, { by: owner });
        return lose(stage, 'serviceProviders/salon').refused('member.accept', { userId: 'nina' }, sender('nina'));
      },
    ],
    [
      'reservation.complete',
      () =>
        lose(salonWithBooking('cut'), 'serviceProviders/salon').refused('reservation.complete', target, { by: staff }),
    ],
    [
      'order.place',
      () =>
        lose(pizzeria(), 'serviceProviders/pizzeria').refused('order.place', { orderId: 'o', lines: [] }, { by: sam }),
    ],
  ])('%s', (_, refused) => {
    expect(reasonOf(refused())).toBe('no-provider');
  });
});

describe('an order is refused', () => {
  const add = (lines: ReturnType<typeof line>[], more = {}) =>
    withOrder({}, more).refused('order.addLines', { orderId: 'o', lines }, { by: sam });
  const gold = having('menuItems', 'gold', {
    name: 'Gold',
    price: { amount: 1_000_000_000_000, currency: 'EUR' },
    available: true,
    station: 'bar',
  });

  test('lines that the menu lacks', () => {
    expect(reasonOf(add([line('x', 'nothing')]))).toBe('no-menu-item');
  });

  test('lines beyond every sum', () => {
    expect(reasonOf(add([line('x', 'gold', 1000), line('y', 'gold', 1000)], gold))).toBe('total-too-large');
  });

  test('a table that the provider lacks', () => {
    const refused = withOrder().refused('order.move', { orderId: 'o', tableId: 'nowhere' }, { by: sam });
    expect(reasonOf(refused)).toBe('no-table');
  });
});

describe('a change of stock is refused', () => {
  const changes = [
    ['stock.adjust', { delta: 1 }],
    ['stock.count', { counted: 1 }],
  ] as const;

  test.each(changes)('for an unknown ingredient: %s', (type, change) => {
    expect(reasonOf(pizzeria().refused(type, { ingredientId: 'gold', ...change }, { by: sam }))).toBe('no-ingredient');
  });

  test.each(changes)('in a unit of another kind: %s', (type, change) => {
    const refused = pizzeria().refused(type, { ingredientId: 'flour', unit: 'l', ...change }, { by: sam });
    expect(reasonOf(refused)).toBe('wrong-unit');
  });
});

test.each(['printJob.done', 'printJob.failed'] as const)('%s of no ticket is refused', (type) => {
  expect(reasonOf(salon().refused(type, { printJobId: 'x', printerId: 'hot' }, { by: staff }))).toBe('no-print-job');
});

test('the payment of a subscription counts only from the account of its provider, and not once refunded', () => {
  const pay = (stage: Stage, more = {}) =>
    reasonOf(stage.refused('subscription.confirmPayment', { ...subscribed, ...paying, ...more }, { by: gateway }));
  expect(pay(clubWith('paid'), { account: 'acct_other' })).toBe('account');
  const stamps = { createdAt: monday, updatedAt: monday };
  const refund = { amount: fee, reportedAt: monday, isFull: true };
  const stored = { gateway: 'stripe', paymentId: 'pi_1', refund, ...stamps };
  expect(pay(clubWith('paid', monday, { [paymentRef('stripe', 'pi_1').path]: stored }))).toBe('refunded');
});

test('a reason has one code, which the compiler checks', () => {
  // @ts-expect-error a full slot is exhausted
  reject('not-found', 'full', { reason: 'slot-full' });
  // @ts-expect-error an unknown reason
  reject('not-found', 'full', { reason: 'full' });
});

test('the outcome of a command has only its own reasons, which the compiler checks', () => {
  const refusedFor = (outcome: OutcomeOf<'order.place'>) =>
    outcome.outcome === 'rejected' ? outcome.rejection.details?.reason : undefined;
  const details = { reason: 'sold-out', field: 'lines.0.menuItemId' } as const;
  const rejection = { code: 'failed-precondition', message: 'Cola is not available', details } as const;
  const reason = refusedFor({ commandId: 'c', outcome: 'rejected', rejection });
  expect(reason === 'sold-out').toBe(true);
  // @ts-expect-error only a booking is rated
  expect(reason === 'rated').toBe(false);
});
