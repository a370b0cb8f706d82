import type { Counterfoil } from '@counterfoil/client';
import { calendarFeed, endCalendarFeed, renewCalendarFeed } from '@counterfoil/client/account';
import type { Subscription } from 'rxjs';
import { element } from './element.ts';

/** The address of the member's calendar, to subscribe to in a calendar program. */
export const calendarSection = (counterfoil: Counterfoil, providerId: string, watching: Subscription): HTMLElement => {
  const error = element('p', { className: 'error', role: 'alert' });
  const address = element('p', { className: 'quiet', id: 'calendar' });
  const buttons = element('div', {});
  const button = (label: string, work: () => Promise<void>) =>
    element(
      'button',
      {
        type: 'button',
        onclick: () => {
          work().catch((failure: Error) => {
            error.textContent = failure.message;
          });
        },
      },
      label,
    );
  const renew = (label: string) => button(label, () => renewCalendarFeed(counterfoil, providerId));
  const end = button('End', () => endCalendarFeed(counterfoil, providerId));
  watching.add(
    calendarFeed(counterfoil, providerId).subscribe(({ data }) => {
      address.textContent = data
        ? `${location.origin}${data}`
        : 'Subscribe to your bookings in a calendar program, by a secret address.';
      buttons.replaceChildren(...(data ? [renew('New address'), end] : [renew('Make an address')]));
    }),
  );
  return element('section', { className: 'calendar' }, element('h2', {}, 'Calendar'), address, buttons, error);
};
