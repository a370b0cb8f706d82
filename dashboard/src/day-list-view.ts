import type { Counterfoil, Identified, ReservationReference } from '@counterfoil/client';
import { type Desk, desk } from '@counterfoil/client/desk';
import { combineLatest, filter, map, type Observable, of, type Subscription, switchMap } from 'rxjs';
import { amountText, paidOf } from './amount-text.ts';
import { calendarSection } from './calendar-section.ts';
import { element } from './element.ts';
import { formatTime, localDay } from './format.ts';
import { providerZone } from './provider-zone.ts';

/** A booking of the day; `guest` is the name of a guest without account. Customers with one appear by their code. */
interface Row {
  readonly booking: Identified<ReservationReference>;
  readonly guest: string | undefined;
}

const states: Readonly<Record<ReservationReference['status'], string>> = {
  waiting: 'waits for a seat',
  pending: 'asked for',
  confirmed: '',
  completed: 'done',
  cancelled: 'cancelled',
};

const withGuests = (lists: Desk, bookings: readonly Identified<ReservationReference>[]): Observable<Row[]> =>
  bookings.length === 0
    ? of([])
    : combineLatest(
        bookings.map((booking) =>
          booking.userId === undefined
            ? lists
                .guestReservation(booking.reservationId)
                .pipe(map(({ data }) => ({ booking, guest: data?.userName })))
            : of({ booking, guest: undefined }),
        ),
      );

/** The desk asks for what neither a deposit nor a voucher has paid. */
const stateOf = (booking: ReservationReference): string => {
  const { status, checkedInAt, deposit, credit } = booking;
  const state = status === 'confirmed' && checkedInAt ? 'here' : states[status];
  const paid = (deposit || credit) && paidOf(booking) ? amountText(booking) : '';
  return [state, paid].filter(Boolean).join(' · ');
};

const tableRow = ({ booking, guest }: Row, timeZone: string): HTMLTableRowElement => {
  const { startTime, endTime, serviceName, partySize, code, status } = booking;
  const cells = [
    `${formatTime(startTime, timeZone)}–${formatTime(endTime, timeZone)}`,
    serviceName,
    String(partySize),
    guest ?? '',
    code,
    stateOf(booking),
  ];
  return element('tr', { className: status }, ...cells.map((text) => element('td', {}, text)));
};

const headings = ['Time', 'Service', 'Seats', 'Guest', 'Code', ''];

const shifted = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

const linkTo = (providerId: string, day: string, text: string): HTMLAnchorElement =>
  element('a', { href: `?${new URLSearchParams({ house: providerId, day })}` }, text);

const titleOf = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${day}T00:00Z`));

/** A provider's bookings of one local day, live, as a page to print. `day` is `YYYY-MM-DD`, or `today`. */
export const dayListView = (
  counterfoil: Counterfoil,
  { providerId, day }: { readonly providerId: string; readonly day: string },
  watching: Subscription,
): HTMLElement[] => {
  const lists = desk(counterfoil, providerId);
  const heading = element('h2', {}, '…');
  const ways = element('nav', {});
  const body = element('tbody', {});
  const error = element('p', { className: 'error', role: 'alert' });
  const zone = providerZone(counterfoil, providerId).pipe(filter((known) => known !== undefined));
  watching.add(
    zone
      .pipe(
        switchMap((timeZone) => {
          const chosen = day === 'today' ? localDay(new Date(), timeZone) : day;
          heading.textContent = titleOf(chosen);
          ways.replaceChildren(
            linkTo(providerId, shifted(chosen, -1), '← Day before'),
            element('button', { type: 'button', onclick: () => print() }, 'Print'),
            linkTo(providerId, shifted(chosen, 1), 'Next day →'),
          );
          return lists.ofDay(chosen).pipe(
            switchMap(({ data }) => withGuests(lists, data)),
            map((rows) => ({ rows, timeZone })),
          );
        }),
      )
      .subscribe({
        next: ({ rows, timeZone }) => {
          const expected = rows.filter(({ booking }) => booking.status !== 'cancelled');
          const seats = expected.reduce((sum, { booking }) => sum + booking.partySize, 0);
          body.replaceChildren(...rows.map((row) => tableRow(row, timeZone)));
          heading.dataset.count = `${expected.length} bookings · ${seats} seats`;
        },
        error: (failure: Error & { code?: string }) => {
          error.textContent = failure.code === 'permission-denied' ? 'Not for your role.' : failure.message;
        },
      }),
  );
  const head = element(
    'thead',
    {},
    element('tr', {}, ...headings.map((text) => element('th', { scope: 'col' }, text))),
  );
  const list = element('table', { id: 'day' }, head, body);
  return [
    element('section', { className: 'day' }, heading, ways, list, error),
    calendarSection(counterfoil, providerId, watching),
  ];
};
