import { defineBoolean, defineInt, defineSecret, defineString } from 'firebase-functions/params';
import { processContext } from '../firestore/process-context.ts';
import type { Gateway } from './gateway.ts';
import type { Payer } from './payer.ts';
import { readPlatformFee } from './platform-fee.ts';
import { stripeGateway } from './stripe-gateway.ts';

/** Functions that ask the gateway bind it. */
export const stripeKey = defineSecret('STRIPE_SECRET_KEY');

const stripeUrl = defineString('STRIPE_API_URL', {
  default: '',
  description: "Address of Stripe's API, for a stand-in; empty: the official one",
});

const connectEnabled = defineBoolean('CONNECT_ENABLED', {
  default: false,
  description: 'Let providers open accounts of their own at Stripe (Connect)',
});

const feeShare = defineInt('PLATFORM_FEE_BASIS_POINTS', {
  default: 0,
  description: 'Your part of payments to connected accounts, in hundredths of a percent',
});

const feeFixed = defineString('PLATFORM_FEE_FIXED', {
  default: '',
  description: 'Your part of each payment to a connected account, by currency, as in EUR=0.30 JPY=10',
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
  payer = {
    ...processContext(),
    gateways: new Map(gateways.map((gateway) => [gateway.name, gateway])),
    connects: connectEnabled.value() || localGateway() !== '',
    fee: readPlatformFee(feeShare.value(), feeFixed.value()),
  };
  return payer;
};
