import { invocationPrice, listPrices } from '../costs/list-prices.ts';

/**
 * List prices of BigQuery in US dollars, as of November 2026, without the free quota: on demand, in `us`. A query is
 * billed for 10 MB of each table at least, a streamed row for 1 KB.
 *
 * Source: https://cloud.google.com/bigquery/pricing
 */
const prices = { scannedTib: 6.25, streamedMb: 0.01 / 200, storedGb: 0.02 } as const;

/** Counted: an event is created, and changes once more when it is projected. */
const changes = 2;

/** Counted: the kit's trigger, and the function that reduces its row. */
const invocations = 2;

/** Estimated: a reduced event with the booking before and after it. */
const eventKb = 1.5;

const rowMb = Math.max(1, eventKb) / 1000;

/** The export of one event, in dollars. */
export const exportPrice = changes * (invocations * invocationPrice + rowMb * prices.streamedMb);

/** Readings of one event from Firestore that cost as much as its export. */
export const readingsForExport = exportPrice / listPrices.read;

/** Four shards, as `dayShards`. */
const daysPrice = (days: number): number => days * 4 * listPrices.read;

const scanPrice = (gb: number): number => (Math.max(0.01, gb) / 1099.511627776) * prices.scannedTib;

const gbOf = (events: number): number => (events * eventKb) / 1_000_000;

/** As in `docs/costs.md`: a booking has 3.9 events and an order 13. */
const salonDay = 40 * 3.9;
const restaurantDay = 100 * 13;

const cents = (dollars: number): string => (dollars * 1000).toFixed(4);

const row = (house: string, days: number, perDay: number): string =>
  `| ${house} | ${days.toLocaleString('en')} | ${(days * 4).toLocaleString('en')} | ${cents(daysPrice(days))} | ${gbOf(days * perDay).toFixed(3)} | ${cents(scanPrice(gbOf(days * perDay)))} |`;

/** The price of one reading, by both ways. */
export const costTable = (): string =>
  [
    '| house | days | reads of days | dollars for 1,000 openings | GB of events | dollars for 1,000 queries |',
    '|---|--:|--:|--:|--:|--:|',
    row('salon, 40 bookings a day', 28, salonDay),
    row('salon, 40 bookings a day', 365, salonDay),
    row('salon, 40 bookings a day', 1825, salonDay),
    row('restaurant, 100 orders a day', 28, restaurantDay),
    row('restaurant, 100 orders a day', 365, restaurantDay),
    row('restaurant, 100 orders a day', 1825, restaurantDay),
  ].join('\n');

/** The addition of the export to the bills of `docs/costs.md`. */
export const exportTable = (): string =>
  [
    '| what | events | dollars for the export | GB in a year, at 1,000 a day | dollars a month to store a year |',
    '|---|--:|--:|--:|--:|',
    ...(
      [
        ['1,000 bookings', 3900],
        ['1,000 orders', 13_000],
      ] as const
    ).map(
      ([what, events]) =>
        `| ${what} | ${events.toLocaleString('en')} | ${(events * exportPrice).toFixed(4)} | ${gbOf(events * 365).toFixed(1)} | ${(gbOf(events * 365) * prices.storedGb).toFixed(3)} |`,
    ),
  ].join('\n');
