import { reminder } from './delivery.ts';
import { cancelledBooking, keptBooking, type Life, order } from './lives.ts';
import { type Operations, operations, sum, times } from './operations.ts';
import { coldReads, screens } from './screens.ts';

export interface BillRow {
  readonly what: string;
  readonly operations: Operations;
}

/** Lives with the number of each among a thousand. */
interface Month {
  readonly lives: readonly (readonly [count: number, life: Life])[];
  readonly reminders: number;
  /** Days that a thousand takes. The desk opens its workspace once a day, with nothing in its cache. */
  readonly days: number;
  readonly workspace: string;
  /** Rows of bookings in the lists of an opened workspace. */
  readonly rowsAtOpening: number;
}

const bookings = (): Month => ({
  lives: [
    [900, keptBooking()],
    [100, cancelledBooking()],
  ],
  reminders: 1800,
  days: 25,
  workspace: 'workspace of a salon, owner',
  rowsAtOpening: 214,
});

const orders = (): Month => ({
  lives: [[1000, order()]],
  reminders: 0,
  days: 10,
  workspace: 'workspace of a restaurant, owner',
  rowsAtOpening: 0,
});

const opening = ({ workspace }: Month): number => {
  const screen = screens().find(({ name }) => name === workspace);
  if (!screen) throw new Error(`no screen ${workspace}`);
  return coldReads(screen);
};

const counted = ({ lives }: Month, of: (life: Life) => number): number =>
  lives.reduce((total, [count, life]) => total + count * of(life), 0);

const weighed = ({ lives }: Month, of: (life: Life) => Operations): Operations =>
  sum(lives.map(([count, life]) => times(count, of(life))));

const rowsOf = (month: Month): readonly BillRow[] => {
  const parts = [
    { what: 'commands and their follow-ups', operations: weighed(month, ({ operations }) => operations) },
    { what: `${month.reminders} reminders`, operations: times(month.reminders, reminder) },
    { what: 'changes on the desk', operations: operations({ reads: counted(month, ({ watched }) => watched) }) },
    {
      what: `${month.days} cold openings of the desk`,
      operations: operations({ reads: month.days * opening(month) }),
    },
  ].filter(({ operations: { reads } }) => reads > 0);
  const total = sum(parts.map(({ operations }) => operations));
  const fetched = counted(month, ({ rows }) => rows) + month.days * month.rowsAtOpening;
  return [
    ...parts,
    { what: '**this design**', operations: total },
    { what: '**join by fetch**', operations: sum([total, operations({ reads: fetched })]) },
    { what: '**transaction per counter**', operations: sum([total, weighed(month, ({ counters }) => counters)]) },
  ];
};

/** A thousand of each, beside two other designs at the same work. */
export const bills = (): { readonly bookings: readonly BillRow[]; readonly orders: readonly BillRow[] } => ({
  bookings: rowsOf(bookings()),
  orders: rowsOf(orders()),
});
