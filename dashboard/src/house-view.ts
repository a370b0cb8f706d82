import type { Counterfoil, Identified, NewCommand, ReservationReference, ReservationStatus } from '@counterfoil/client';
import { combineLatest, type Subscription } from 'rxjs';
import { actionButton } from './act.ts';
import { element } from './element.ts';
import { figures } from './figures.ts';
import { formatDayAndTime, formatMoney } from './format.ts';
import { houseZone } from './house-zone.ts';

type Action = 'confirm' | 'complete' | 'markNoShow' | 'cancel';

const labels: Record<Action, string> = {
  confirm: 'Confirm',
  complete: 'Done',
  markNoShow: 'No-show',
  cancel: 'Cancel',
};

const columns: readonly { status: ReservationStatus; title: string; actions: readonly Action[] }[] = [
  { status: 'pending', title: 'Asked for', actions: ['confirm', 'cancel'] },
  { status: 'confirmed', title: 'To come', actions: ['complete', 'markNoShow', 'cancel'] },
  { status: 'completed', title: 'Done', actions: [] },
  { status: 'cancelled', title: 'Cancelled', actions: [] },
];

/** Live lists of a house's bookings by status, with what the desk may do. */
export const houseView = (counterfoil: Counterfoil, providerId: string, watching: Subscription): HTMLElement[] => {
  const house = counterfoil.provider(providerId);
  const zone = houseZone(counterfoil, providerId);

  const item = (
    booking: Identified<ReservationReference>,
    timeZone: string | undefined,
    actions: readonly Action[],
    error: HTMLElement,
  ) => {
    const { userId, reservationId, serviceName, startTime, partySize, price, code, cancellationReason } = booking;
    const command = (action: Action): NewCommand => ({
      type: `reservation.${action}`,
      providerId,
      payload: { userId, reservationId },
    });
    const facts = [formatDayAndTime(startTime, timeZone), partySize, formatMoney(price), code, cancellationReason];
    return element(
      'li',
      {},
      element(
        'div',
        {},
        element('strong', {}, serviceName),
        element('div', { className: 'quiet' }, facts.filter((fact) => fact !== undefined).join(' · ')),
      ),
      element(
        'div',
        {},
        ...actions.map((action) => actionButton(counterfoil, labels[action], () => command(action), error)),
      ),
    );
  };

  const lists = columns.map(({ status, title, actions }) => {
    const error = element('p', { className: 'error', role: 'alert' });
    const heading = element('h2', {}, title);
    const list = element('ul', { id: status });
    watching.add(
      combineLatest([house.reservations(status), zone]).subscribe({
        next: ([{ data }, timeZone]) => {
          heading.textContent = `${title} (${data.length})`;
          list.replaceChildren(...data.map((booking) => item(booking, timeZone, actions, error)));
        },
        error: (failure: Error) => {
          error.textContent = failure.message;
        },
      }),
    );
    return element('section', {}, heading, list, error);
  });
  return [figures(counterfoil, providerId, watching), ...lists];
};
