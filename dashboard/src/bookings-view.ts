import type { Counterfoil, Identified, NewCommand, ReservationReference, ReservationStatus } from '@counterfoil/client';
import { combineLatest, map, type Subscription } from 'rxjs';
import { actionButton } from './act.ts';
import { amountText } from './amount-text.ts';
import { element } from './element.ts';
import { formatDayAndTime } from './format.ts';
import { listItem } from './list-item.ts';
import { liveSection } from './live-section.ts';
import { providerZone } from './provider-zone.ts';

type Action = 'confirm' | 'complete' | 'markNoShow' | 'cancel' | 'declineMove';

const labels: Record<Action, string> = {
  confirm: 'Confirm',
  complete: 'Done',
  markNoShow: 'No-show',
  cancel: 'Cancel',
  declineMove: 'Decline other time',
};

/** A customer's wish for another time. */
const moveActions: readonly Action[] = ['confirm', 'declineMove'];

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

/** Live lists of a provider's reservations by status, with the actions of staff. */
export const bookingsView = (counterfoil: Counterfoil, providerId: string, watching: Subscription): HTMLElement[] => {
  const provider = counterfoil.provider(providerId);
  const zone = providerZone(counterfoil, providerId);
  const item = ({ booking, timeZone }: Row, actions: readonly Action[], error: HTMLElement) => {
    const { userId, reservationId, serviceName, startTime, move, partySize, code, cancellationReason, version } =
      booking;
    const command = (action: Action): NewCommand => ({
      type: `reservation.${action}`,
      providerId,
      payload: { userId, reservationId },
      // The customer may replace the wish at any moment: staff answer the one that they see.
      ...(move && moveActions.includes(action) ? { expectedVersion: version } : {}),
    });
    const wish = move && `wishes for ${formatDayAndTime(move.startTime, timeZone)}`;
    const facts = [
      formatDayAndTime(startTime, timeZone),
      wish,
      partySize,
      amountText(booking),
      code,
      cancellationReason,
    ];
    const possible = move ? [...moveActions, ...actions] : actions;
    const label = (action: Action) => (move && action === 'confirm' ? 'Accept other time' : labels[action]);
    const buttons = possible.map((action) => actionButton(counterfoil, label(action), () => command(action), error));
    return listItem(serviceName, facts, buttons);
  };
  const dayList = element(
    'a',
    { href: `?${new URLSearchParams({ house: providerId, day: 'today' })}` },
    'List of the day',
  );
  const sections = columns.map(({ status, title, actions }) =>
    liveSection(
      {
        id: status,
        title,
        items: combineLatest([provider.reservations(status), zone]).pipe(
          map(([{ data }, timeZone]) => data.map((booking): Row => ({ booking, timeZone }))),
        ),
        item: (row, error) => item(row, actions, error),
      },
      watching,
    ),
  );
  return [element('p', { className: 'wide' }, dayList), ...sections];
};
