import { type Day, daySchema } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';

type Numbers = Readonly<Record<string, number>>;
type Sold = Day['items'];

const sum = (a: Numbers, b: Numbers): Numbers =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((name) => [name, (a[name] ?? 0) + (b[name] ?? 0)]),
  );

const sumSold = (a: Sold, b: Sold): Sold =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((name) => [
      name,
      {
        quantity: (a[name]?.quantity ?? 0) + (b[name]?.quantity ?? 0),
        amount: (a[name]?.amount ?? 0) + (b[name]?.amount ?? 0),
      },
    ]),
  );

const counts = [
  ...['created', 'confirmed', 'completed', 'cancelled', 'noShow', 'revenue', 'seats', 'seatMinutes'],
  ...['subscriptionsStarted', 'subscriptionsEnded', 'subscriptionRevenue', 'ordersCompleted', 'sales', 'tax'],
] as const;

export interface Figures {
  readonly counts: Numbers;
  readonly items: Sold;
  readonly payments: Numbers;
}

const empty: Figures = { counts: {}, items: {}, payments: {} };

/** The stored days of a provider, their shards added up, by the period that a day belongs to. */
export const figuresBy = async (
  firestore: Firestore,
  providerId: string,
  periodOf: (day: string) => string,
): Promise<Map<string, Figures>> => {
  const { docs } = await firestore.collection(`serviceProviders/${providerId}/days`).get();
  const figures = new Map<string, Figures>();
  for (const day of docs.map((document) => daySchema.parse(document.data()))) {
    const known = figures.get(periodOf(day.day)) ?? empty;
    figures.set(periodOf(day.day), {
      counts: sum(known.counts, Object.fromEntries(counts.map((name) => [name, Number(Reflect.get(day, name))]))),
      items: sumSold(known.items, day.items),
      payments: sum(known.payments, day.payments),
    });
  }
  return figures;
};
