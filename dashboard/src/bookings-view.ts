import type { Counterfoil, Identified, NewCommand, ReservationReference, ReservationStatus } from '@counterfoil/client';
import { combineLatest, map, type Subscription } from 'rxjs';
import { actionButton } from './act.ts';
import { formatDayAndTime, formatMoney } from './format.ts';
import { houseZone } from './house-zone.ts';
import { listItem } from './list-item.ts';
import { liveSection } from './live-section.ts';

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

interface Row {
  readonly booking: Identified<ReservationReference>;
  readonly timeZone: string | undefined;
}

/** Live lists of a house's bookings by status, with what the desk may do. */
export const bookingsView = (counterfoil: Counterfoil, providerId: string, watching: Subscription): HTMLElement[] => {
  const house = counterfoil.provider(providerId);
  const zone = houseZone(counterfoil, providerId);
  const item = ({ booking, timeZone }: Row, actions: readonly Action[], error: HTMLElement) => {
    const { userId, reservationId, serviceName, startTime, partySize, price, code, cancellationReason } = booking;
    const command = (action: Action): NewCommand => ({
      type: `reservation.${action}`,
      providerId,
      payload: { userId, reservationId },
    });
    const facts = [formatDayAndTime(startTime, timeZone), partySize, formatMoney(price), code, cancellationReason];
    const buttons = actions.map((action) => actionButton(counterfoil, labels[action], () => command(action), error));
    return listItem(serviceName, facts, buttons);
  };
  return columns.map(({ status, title, actions }) =>
    liveSection(
      {
        id: status,
        title,
        items: combineLatest([house.reservations(status), zone]).pipe(
          map(([{ data }, timeZone]) => data.map((booking): Row => ({ booking, timeZone }))),
        ),
        item: (row, error) => item(row, actions, error),
      },
      watching,
    ),
  );
};
