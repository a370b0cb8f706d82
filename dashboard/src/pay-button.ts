import type { Counterfoil } from '@counterfoil/client';
import { checkout } from '@counterfoil/client/payments';
import { element } from './element.ts';

/** A button that leads to the payment page of a booking. The page leads back here. */
export const payButton = (
  counterfoil: Counterfoil,
  subject: { readonly providerId: string; readonly reservationId: string },
  error: HTMLElement,
): HTMLButtonElement => {
  const button = element('button', { type: 'button' }, 'Pay');
  button.onclick = async () => {
    button.disabled = true;
    error.textContent = '';
    try {
      const { url } = await checkout(counterfoil, { ...subject, kind: 'session', returnUrl: location.href });
      location.assign(url);
    } catch (reason) {
      error.textContent = String(reason);
      button.disabled = false;
    }
  };
  return button;
};
