import type { Analytics, Counterfoil } from '@counterfoil/client';
import { combineLatest, type Subscription } from 'rxjs';
import { element } from './element.ts';
import { formatDayAndTime, formatMoney } from './format.ts';
import { providerZone } from './provider-zone.ts';

const percent = (ratio: number | null): string => (ratio === null ? '–' : `${Math.round(ratio * 100)} %`);

const trend = (change: number | null): string =>
  change === null ? 'no week before' : `${change >= 0 ? '+' : ''}${change} % on the week before`;

const figure = (label: string, value: string, note = ''): HTMLElement =>
  element(
    'li',
    {},
    element('span', {}, label),
    element('strong', {}, value),
    element('span', { className: 'quiet' }, note),
  );

/** Reservations by weekday and hour as a table; a darker cell has more. */
const peakHours = (table: Analytics['peakHours']): HTMLElement => {
  const rows = Object.entries(table);
  const used = rows.flatMap(([, hours]) => hours.flatMap((count, hour) => (count > 0 ? [hour] : [])));
  if (used.length === 0) return element('p', { className: 'quiet' }, 'No bookings in the last four weeks.');
  const [first, last] = [Math.min(...used), Math.max(...used)];
  const max = Math.max(1, ...rows.flatMap(([, hours]) => hours));
  const hours = Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);
  const cell = (count: number) => {
    const td = element('td', { title: `${count} bookings` }, count > 0 ? String(count) : '');
    td.style.background = `rgb(31 95 208 / ${Math.round((count / max) * 60)}%)`;
    return td;
  };
  return element(
    'table',
    {},
    element('caption', {}, 'Bookings by weekday and hour, four weeks'),
    element(
      'thead',
      {},
      element('tr', {}, element('th'), ...hours.map((hour) => element('th', { scope: 'col' }, `${hour}`))),
    ),
    element(
      'tbody',
      {},
      ...rows.map(([weekday, counts]) =>
        element('tr', {}, element('th', { scope: 'row' }, weekday), ...hours.map((hour) => cell(counts[hour] ?? 0))),
      ),
    ),
  );
};

const next = ({ nextToCome: [first] }: Analytics, timeZone: string | undefined): HTMLElement =>
  figure('Next', first ? formatDayAndTime(first.startTime, timeZone) : '–', first?.serviceName);

const show = (analytics: Analytics, timeZone: string | undefined): HTMLElement[] => {
  const { reservations, revenue, rating, utilization, subscriptions, peakHours: table } = analytics;
  return [
    element(
      'ul',
      { className: 'figures' },
      figure('Revenue today', formatMoney(revenue.today)),
      figure('Revenue, seven days', formatMoney(revenue.week), trend(revenue.trend)),
      figure('Bookings', String(reservations.total), `${reservations.confirmed} to come`),
      figure('Rating', rating.average === null ? '–' : rating.average.toFixed(1), `${rating.count} ratings`),
      figure('Seats sold, seven days', percent(utilization.ratio)),
      figure(
        'Subscriptions',
        String(subscriptions.active),
        `${subscriptions.week >= 0 ? '+' : ''}${subscriptions.week} in seven days`,
      ),
      next(analytics, timeZone),
    ),
    peakHours(table),
  ];
};

/** A provider's figures, live. Only owner and manager may read them. */
export const figures = (counterfoil: Counterfoil, providerId: string, watching: Subscription): HTMLElement => {
  const content = element('div', { id: 'figures' });
  const analytics = counterfoil.provider(providerId).analytics();
  watching.add(
    combineLatest([analytics, providerZone(counterfoil, providerId)]).subscribe({
      next: ([{ data }, timeZone]) => content.replaceChildren(...show(data, timeZone)),
      error: () => content.replaceChildren(element('p', { className: 'quiet' }, 'For owner and manager.')),
    }),
  );
  return element('section', { className: 'wide' }, element('h2', {}, 'How it goes'), content);
};
