import { invariant } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { onTestFinished } from 'vitest';
import type { Payer } from '../../functions/src/payments/payer.ts';
import { receiveNotice } from '../../functions/src/payments/receive-notice.ts';
import { startCheckout } from '../../functions/src/payments/start-checkout.ts';
import { stripeGateway } from '../../functions/src/payments/stripe-gateway.ts';
import { stripeNotices } from '../../functions/src/payments/stripe-notices.ts';
import { signedNotice } from '../../scripts/payment-page/post-to-webhook.ts';
import { type PaymentPage, startPaymentPage } from '../../scripts/payment-page/server.ts';
import { localStripeSecret } from '../../scripts/suite/local-secrets.ts';
import { openDatabase } from './admin.ts';
import { makeCommand } from './command.ts';
import type { TestClock } from './inbox.ts';
import { newId } from './new-id.ts';
import { mustRun, userActor } from './run.ts';
import { automatic, createTenant, inDays } from './tenant.ts';

export interface PaidBooking {
  readonly uid: string;
  readonly reservationId: string;
  readonly paymentId: string;
}

/** A database of its own, a clock that the test moves, and a gateway with a ledger. */
export interface PaymentWorld extends TestClock {
  readonly databaseId: string;
  readonly database: Firestore;
  readonly payer: Payer;
  readonly page: PaymentPage;
  readonly providerId: string;
  readonly ownerId: string;
  /** Events that the gateway has made and nobody has delivered. */
  readonly events: object[];
}

const services = {
  pay: { ...automatic, capacity: 500, confirmation: 'payment' as const },
  part: { ...automatic, capacity: 500, confirmation: 'payment' as const, depositPercent: 40 },
  strict: {
    ...automatic,
    capacity: 500,
    confirmation: 'payment' as const,
    // The rest of the payment is large enough for a second refund of the same amount.
    cancellationPolicy: { freeUntilHours: 24 * 7, feePercent: 67, noShowFeePercent: 90 },
  },
};

export const openPaymentWorld = async (): Promise<PaymentWorld> => {
  const databaseId = newId('refunds');
  const database = openDatabase(databaseId);
  const world: TestClock = { now: new Date('2030-05-01T08:00:00Z') };
  const events: object[] = [];
  const page = await startPaymentPage({ deliver: (event) => events.push(event), now: () => world.now });
  onTestFinished(() => page.close());
  const gateway = stripeGateway({ apiKey: 'sk_test', apiUrl: page.origin });
  const payer: Payer = {
    firestore: database,
    clock: () => world.now,
    gateways: new Map([['stripe', gateway]]),
    connects: true,
  };
  const { providerId, ownerId } = await createTenant({ services, database });
  return Object.assign(world, { databaseId, database, payer, page, providerId, ownerId, events });
};

const notices = stripeNotices(localStripeSecret);

/** Delivers an event to the webhook's code, signed. */
export const deliver = async ({ payer }: PaymentWorld, event: object): Promise<void> => {
  const { body, signature } = signedNotice(event);
  const header = (name: string) => (name === 'stripe-signature' ? signature : undefined);
  const verdict = await notices.read({ rawBody: Buffer.from(body), header, receivedAt: new Date() });
  invariant(!('forged' in verdict), 'the notice is forged');
  await receiveNotice(payer, 'stripe', verdict);
};

/** Delivers everything that waits, in its order. */
export const deliverAll = async (world: PaymentWorld): Promise<void> => {
  await Promise.all(world.events.splice(0).map((event) => deliver(world, event)));
};

/** A booking, and an intent at the gateway for it. */
export const bookAndCheckOut = async (world: PaymentWorld, serviceId: keyof typeof services): Promise<PaidBooking> => {
  const { providerId, database, payer, now } = world;
  const [uid, reservationId] = [newId('user'), newId('booking')];
  const payload = { reservationId, serviceId, startTime: inDays(3, 12, now).toISOString(), partySize: 1 };
  await mustRun(userActor(uid), makeCommand('reservation.create', providerId, payload), now, database);
  const subject = { reservationId };
  const urls = { returnUrl: '', cancelUrl: '' };
  const answer = await startCheckout(payer, { userId: uid, providerId, subject, kind: 'intent', ...urls });
  invariant('paymentId' in answer, 'no checkout');
  return { uid, reservationId, paymentId: answer.paymentId };
};

export const cancel = async (world: PaymentWorld, { uid, reservationId }: PaidBooking): Promise<void> => {
  const { providerId, database, now } = world;
  const target = { userId: uid, reservationId };
  await mustRun(userActor(uid), makeCommand('reservation.cancel', providerId, target), now, database);
};
