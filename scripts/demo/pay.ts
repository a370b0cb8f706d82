import { checkout } from '@counterfoil/client/payments';
import type { Device } from './device.ts';

type Subject =
  | { readonly providerId: string; readonly reservationId: string }
  | { readonly providerId: string; readonly subscriptionId: string }
  | { readonly providerId: string; readonly voucherId: string };

/** Opens the payment page as the app does, and presses «Pay» there. */
export const payOnPage = async ({ counterfoil }: Device, subject: Subject): Promise<string> => {
  try {
    const returnUrl = `http://${process.env.HOSTING_EMULATOR_HOST}/`;
    const { url } = await checkout(counterfoil, { ...subject, kind: 'session', returnUrl });
    const paid = await fetch(url, { method: 'POST', body: new URLSearchParams({ do: 'pay' }), redirect: 'manual' });
    await paid.text();
    return paid.status === 303 ? 'paid' : `the page answered ${paid.status}`;
  } catch (error) {
    return `not paid: ${error instanceof Error ? error.message : error}`;
  }
};
