import type { FindingKind } from './finding.ts';
import type { Mend } from './mend.ts';
import { customerMend } from './mends/customers.ts';
import { counterMend, dayMend, seatsMend, stockMend, voucherMend } from './mends/figures.ts';
import { reservationMend, subscriptionMend } from './mends/folded.ts';
import { directoryEntryMend, orderReferenceMend, reminderMend } from './mends/followers.ts';
import { paidBackMend, refundMend } from './mends/money.ts';
import { recipeMend } from './mends/recipes.ts';
import { reservationReferenceMend, subscriptionReferenceMend } from './mends/references.ts';
import { stockLogMend } from './mends/stock-logs.ts';
import { tableMend } from './mends/tables.ts';
import { waitingListMend } from './mends/waiting-lists.ts';

/** The part of a finding's kind before the dot. */
type Subject<Kind extends FindingKind = FindingKind> = Kind extends `${infer Name}.${string}` ? Name : never;

/** In the order in which findings are mended: the sources before what follows from them. */
const bySubject = {
  paidBack: paidBackMend,
  reservation: reservationMend,
  subscription: subscriptionMend,
  reservationReference: reservationReferenceMend,
  subscriptionReference: subscriptionReferenceMend,
  refund: refundMend,
  voucher: voucherMend,
  seats: seatsMend,
  waitingList: waitingListMend,
  counter: counterMend,
  reminder: reminderMend,
  stockLog: stockLogMend,
  stock: stockMend,
  recipe: recipeMend,
  table: tableMend,
  orderReference: orderReferenceMend,
  customer: customerMend,
  day: dayMend,
  directoryEntry: directoryEntryMend,
  // The days do not tell on which of them the figure is wrong.
  subscriptionDays: undefined,
  // A charge is never invented.
  paid: undefined,
  // Nobody is erased by a command of a provider: `npm run repair` asks for the erasure.
  account: undefined,
} satisfies Readonly<Record<Subject, Mend | undefined>>;

const subjectOf = (what: FindingKind): string => what.slice(0, what.indexOf('.'));

export const mendOf = (what: FindingKind): Mend | undefined =>
  Object.entries(bySubject).find(([subject]) => subject === subjectOf(what))?.[1];

const order = Object.keys(bySubject);

/** Compares findings by the order in which they are mended. */
export const bySource = (a: { readonly what: FindingKind }, b: { readonly what: FindingKind }): number =>
  order.indexOf(subjectOf(a.what)) - order.indexOf(subjectOf(b.what));
