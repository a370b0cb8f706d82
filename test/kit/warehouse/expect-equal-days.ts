import type { Firestore } from 'firebase-admin/firestore';
import { expect } from 'vitest';
import { type Figures, figuresBy } from './days.ts';
import type { Warehouse } from './warehouse.ts';

export interface House {
  readonly firestore: Firestore;
  readonly providerId: string;
}

const mondayOf = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
};

const units = { day: (day: string) => day, week: mondayOf, month: (day: string) => `${day.slice(0, 7)}-01` } as const;

/** Every day. */
export const all = { from: '2020-01-01', to: '2035-01-01', open_seat_minutes: null };

interface Reported {
  readonly counts: Record<string, number>;
  readonly items: Record<string, { readonly quantity: number; readonly amount: number }>;
  readonly payments: Record<string, number>;
}

/** The figures of the reports, by period, in the words of the days. Periods without any amount are left out. */
const reported = async (warehouse: Warehouse, parameters: Readonly<Record<string, string | null>>) => {
  const figures = new Map<string, Reported>();
  const of = (row: Record<string, unknown>) => {
    const period = String(row.period);
    const known = figures.get(period) ?? { counts: {}, items: {}, payments: {} };
    figures.set(period, known);
    return known;
  };
  const add = async (report: string, names: Readonly<Record<string, string>>) => {
    for (const row of await warehouse.report(report, parameters))
      for (const [column, name] of Object.entries(names)) {
        const { counts } = of(row);
        counts[name] = (counts[name] ?? 0) + Number(row[column]);
      }
  };
  const same = { created: 'created', confirmed: 'confirmed', completed: 'completed', cancelled: 'cancelled' };
  await add('bookings', { ...same, no_show: 'noShow' });
  await add('revenue', { bookings: 'revenue', subscriptions: 'subscriptionRevenue', sales: 'sales', tax: 'tax' });
  await add('utilisation', { seats: 'seats', seat_minutes: 'seatMinutes' });
  await add('payments', { orders: 'ordersCompleted' });
  for (const row of await warehouse.report('dishes', parameters))
    of(row).items[String(row.menu_item_id)] = { quantity: Number(row.quantity), amount: Number(row.amount) };
  for (const row of await warehouse.report('payments', parameters))
    of(row).payments[String(row.method)] = Number(row.paid);
  return figures;
};

const unreported = new Set(['subscriptionsStarted', 'subscriptionsEnded']);

/** Without zeros, in one order. */
const comparable = (figures: ReadonlyMap<string, Figures>) =>
  Object.fromEntries(
    [...figures]
      .map(([period, { counts, items, payments }]) => {
        const kept = Object.entries(counts).filter(([name, value]) => value !== 0 && !unreported.has(name));
        return [period, { counts: Object.fromEntries(kept), items, payments }] as const;
      })
      .filter(([, { counts, items }]) => Object.keys(counts).length + Object.keys(items).length > 0),
  );

/** Compares each report with the stored days, by day, week and month. Returns how many periods have figures. */
export const expectEqualDays = async (house: House, warehouse: Warehouse): Promise<number> => {
  const provider = await house.firestore.doc(`serviceProviders/${house.providerId}`).get();
  const parameters = { ...all, provider_id: house.providerId, time_zone: String(provider.get('timeZone')) };
  let periods = 0;
  for (const [unit, periodOf] of Object.entries(units)) {
    const stored = comparable(await figuresBy(house.firestore, house.providerId, periodOf));
    expect(comparable(await reported(warehouse, { ...parameters, unit })), unit).toEqual(stored);
    periods += Object.keys(stored).length;
  }
  return periods;
};
