import { defineSecret, defineString } from 'firebase-functions/params';
import { processContext } from '../firestore/process-context.ts';
import type { Gateway } from './gateway.ts';
import type { Payer } from './payer.ts';
import { stripeGateway } from './stripe-gateway.ts';

/** Functions that ask the gateway bind it. */
export const stripeKey = defineSecret('STRIPE_SECRET_KEY');

const stripeUrl = defineString('STRIPE_API_URL', {
  default: '',
  description: "Address of Stripe's API, for a stand-in; empty: the official one",
});

/** Secret Manager keeps no empty text, so an operator without Stripe stores this. */
const unset = 'none';

/** The suite's own gateway. Its port differs each time, and files of parameters are shared by all suites. */
const localGateway = (): string =>
  process.env.FUNCTIONS_EMULATOR === 'true' ? (process.env.LOCAL_PAYMENT_GATEWAY ?? '') : '';

let payer: Payer | undefined;

/** The process's payer, created at first use: parameters only have values while a function runs. */
export const processPayer = (): Payer => {
  if (payer) return payer;
  const apiKey = stripeKey.value();
  const isConfigured = apiKey !== '' && apiKey !== undefined && apiKey !== unset;
  const gateways: Gateway[] = isConfigured
    ? [stripeGateway({ apiKey, apiUrl: stripeUrl.value() || localGateway() })]
    : [];
  payer = { ...processContext(), gateways: new Map(gateways.map((gateway) => [gateway.name, gateway])) };
  return payer;
};
