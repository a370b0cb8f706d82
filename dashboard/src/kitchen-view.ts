import type { Counterfoil, NewCommand, OrderLine, StationTicket } from '@counterfoil/client';
import { distinctUntilChanged, map, type Observable, Subscription } from 'rxjs';
import { actionButton } from './act.ts';
import { element } from './element.ts';
import { formatTime } from './format.ts';
import { liveSection } from './live-section.ts';

const steps = { queued: 'preparing', preparing: 'ready', ready: 'served' } as const;
const labels = { queued: 'Start', preparing: 'Ready', ready: 'Served' } as const;
const recalls = { preparing: 'queued', ready: 'preparing' } as const;

type InTheKitchen = keyof typeof steps;

const isInTheKitchen = (status: string): status is InTheKitchen => status in steps;

/** The open lines of one station. */
const stationView = (
  counterfoil: Counterfoil,
  providerId: string,
  station: string,
  watching: Subscription,
): HTMLElement => {
  const row = ({ orderId }: StationTicket, { lineId, name, quantity, note, status }: OrderLine, error: HTMLElement) => {
    const set = (to: InTheKitchen | 'served'): NewCommand => ({
      type: 'order.setLineStatus',
      providerId,
      payload: { orderId, lineId, status: to },
    });
    const buttons = isInTheKitchen(status)
      ? [
          ...(status === 'queued' ? [] : [actionButton(counterfoil, '↩', () => set(recalls[status]), error)]),
          actionButton(counterfoil, labels[status], () => set(steps[status]), error),
        ]
      : [];
    const text = `${quantity} × ${name}${note ? ` (${note})` : ''}`;
    return element('li', { className: status }, element('span', {}, text), element('div', {}, ...buttons));
  };
  return liveSection(
    {
      id: `station-${station}`,
      title: `Station ${station}`,
      items: counterfoil
        .provider(providerId)
        .kitchen(station)
        .pipe(map(({ data }) => data)),
      item: (ticket, error) =>
        element(
          'li',
          { className: 'ticket' },
          element('strong', {}, `No. ${ticket.number}`),
          element('span', { className: 'quiet' }, `since ${formatTime(ticket.since)}`),
          element('ul', {}, ...ticket.lines.map((line) => row(ticket, line, error))),
        ),
    },
    watching,
  );
};

/** The stations of the menu items. */
const stationsOf = (counterfoil: Counterfoil, providerId: string): Observable<readonly string[]> =>
  counterfoil
    .provider(providerId)
    .menu()
    .pipe(
      map(({ data }) => [...new Set(data.map(({ station }) => station))].sort()),
      distinctUntilChanged((a, b) => a.join() === b.join()),
    );

/** One display for each station of the menu. */
export const kitchenView = (counterfoil: Counterfoil, providerId: string, watching: Subscription): HTMLElement => {
  const stations = element('div', { className: 'stations' });
  let shown = new Subscription();
  watching.add(() => shown.unsubscribe());
  watching.add(
    stationsOf(counterfoil, providerId).subscribe((names) => {
      shown.unsubscribe();
      shown = new Subscription();
      stations.replaceChildren(...names.map((station) => stationView(counterfoil, providerId, station, shown)));
    }),
  );
  return stations;
};
