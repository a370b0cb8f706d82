import { minuteMs } from '@counterfoil/domain';
import { describe, expect, test } from 'vitest';
import { sweepCheckouts } from '../../functions/src/payments/close-checkout.ts';
import type { CheckoutKind } from '../../functions/src/payments/gateway.ts';
import { startCheckout } from '../../functions/src/payments/start-checkout.ts';
import type { GatewayFault } from '../../scripts/payment-page/faults.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { deliverAll, openPaymentWorld, type PaymentWorld } from '../kit/payment-world.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { inDays, price } from '../kit/tenant.ts';

const hold = async ({ providerId, database, now }: PaymentWorld) => {
  const [userId, reservationId] = [newId('user'), newId('booking')];
  const payload = { reservationId, serviceId: 'pay', startTime: inDays(3, 12, now).toISOString(), partySize: 1 };
  await mustRun(userActor(userId), makeCommand('reservation.create', providerId, payload), now, database);
  return { userId, reservationId };
};

const faults: readonly [GatewayFault, number][] = [
  [{ kind: 'down' }, 1],
  [{ kind: 'lostAnswer' }, 1],
  [{ kind: 'busy', retryAfterSeconds: 7 }, 7],
];

test.each(faults)(
  'a gateway with the fault %o is «busy», and the next call opens one payment',
  async (fault, seconds) => {
    const world = await openPaymentWorld();
    const { userId, reservationId } = await hold(world);
    const { providerId, payer, page } = world;
    const ask = () =>
      startCheckout(payer, {
        userId,
        providerId,
        subject: { reservationId },
        kind: 'intent',
        returnUrl: '',
        cancelUrl: '',
      });
    page.faults = () => fault;
    expect(await ask()).toEqual({ reason: 'busy', retryAfterSeconds: seconds });
    page.faults = () => undefined;
    const [first, second] = [await ask(), await ask()];
    expect(first).toMatchObject({ paymentId: expect.stringMatching(/^pi_/), clientSecret: expect.any(String) });
    expect(second).toEqual(first);
    expect([...page.ledger.intents.keys()]).toEqual(['paymentId' in first ? first.paymentId : '']);
  },
);

const urls = { returnUrl: 'https://app.example/paid', cancelUrl: 'https://app.example/unpaid' };

type Subject = { readonly reservationId: string } | { readonly subscriptionId: string };

const asking =
  ({ providerId, payer }: PaymentWorld, userId: string, subject: Subject) =>
  (kind: CheckoutKind) =>
    startCheckout(payer, { userId, providerId, subject, kind, ...urls });

const press = async (answer: object): Promise<void> => {
  const url = 'url' in answer ? String(answer.url) : '';
  await fetch(url, { method: 'POST', body: new URLSearchParams({ do: 'pay' }), redirect: 'manual' });
};

describe('a payment that nobody has reported yet', () => {
  test.each(['session', 'intent'] as const)('by %s: no other way to pay the booking opens', async (first) => {
    const world = await openPaymentWorld();
    const { userId, reservationId } = await hold(world);
    const ask = asking(world, userId, { reservationId });
    const opened = await ask(first);
    if ('paymentId' in opened) world.page.pay(opened.paymentId);
    else await press(opened);
    const second = first === 'session' ? 'intent' : 'session';
    for (let n = 0; n < 2; n++) expect(await ask(second)).toEqual({ reason: 'nothing-due' });
    const { intents, sessions } = world.page.ledger;
    expect([intents.size, sessions.size]).toEqual(first === 'session' ? [1, 1] : [1, 0]);
    await deliverAll(world);
    expect(await ask(second)).toEqual({ reason: 'nothing-due' });
  });

  test('and is still under way after its page has lapsed: a subscription is not paid twice', async () => {
    const world = await openPaymentWorld();
    const { providerId, database, page, payer } = world;
    const [userId, subscriptionId] = [newId('user'), newId('subscription')];
    await database.doc(`serviceProviders/${providerId}/plans/club`).set({ name: 'Club', periodMonths: 1, price });
    const created = makeCommand('subscription.create', providerId, { subscriptionId, planId: 'club' });
    await mustRun(userActor(userId), created, world.now, database);
    const ask = asking(world, userId, { subscriptionId });
    await press(await ask('session'));
    const [intent] = page.ledger.intents.values();
    Object.assign(intent ?? {}, { status: 'processing' });
    world.now = new Date(world.now.getTime() + 24 * 60 * minuteMs - minuteMs);
    expect((await sweepCheckouts(payer)).failures).toEqual([]);
    expect(await ask('session')).toEqual({ reason: 'nothing-due' });
    Object.assign(intent ?? {}, { status: 'requires_payment_method' });
    expect(await ask('session')).toMatchObject({ url: expect.any(String) });
  });
});
