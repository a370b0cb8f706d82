import type { CommandType } from '@counterfoil/domain';
import { type BillRow, bills } from './bill.ts';
import { commandTypes, exampleOf } from './examples/examples.ts';
import { type FollowUp, followUpsOf } from './follow-ups.ts';
import { invocationPrice, listPrices } from './list-prices.ts';
import { dollars, type Operations, operations, sum } from './operations.ts';
import { priceOfCommand } from './price-of-command.ts';
import { coldReads, screens } from './screens.ts';

const money = (amount: number): string => amount.toFixed(4);
const perThousand = (one: Operations): string => money(1000 * dollars(one));
const grouped = (count: number): string => count.toLocaleString('en-US');
const cells = (...all: readonly (string | number)[]): string => `| ${all.join(' | ')} |`;
const counts = ({ reads, writes, deletes, invocations }: Operations) =>
  [reads, writes, deletes, invocations].map(grouped);

const followed = (followUps: readonly FollowUp[]): string =>
  (['customer', 'provider', 'recipes', 'record'] as const)
    .map((what) => ({ what, count: followUps.filter((one) => one.what === what).length }))
    .filter(({ count }) => count > 0)
    .map(({ what, count }) => (count > 1 ? `${count} ${what}` : what))
    .join(', ');

const commandRow = (type: CommandType): string => {
  const { played, stage } = exampleOf(type);
  const price = priceOfCommand(played);
  const followUps = followUpsOf(played, stage);
  const all = sum([price.operations, ...followUps.map((one) => one.operations)]);
  const call = [price.rounds.join(' + '), price.operations.writes, price.operations.deletes];
  return cells(`\`${type}\``, ...call, followed(followUps), ...counts(all), perThousand(all));
};

const billTable = (rows: readonly BillRow[]): string[] => [
  '| part | reads | writes | deletes | invocations | dollars |',
  '|---|--:|--:|--:|--:|--:|',
  ...rows.map(({ what, operations }) => cells(what, ...counts(operations), money(dollars(operations)))),
];

const per100k = (price: number): string => (price * 100_000).toFixed(2);

/** `docs/costs.md`. */
export const page = (): string => {
  const { bookings, orders } = bills();
  return [
    '# Price of a command and of a screen',
    '',
    'A test writes this page: `npx vitest run --project unit scripts/costs -u`. Without `-u` the test',
    'fails as soon as one figure differs. If yours differs, renew the page, and say why in the body of',
    'the commit. A figure that grows needs a reason, one that falls deserves one.',
    '',
    'The figures follow from the deciders. Each example runs on the fixtures of the domain. The page',
    'counts its read set and its list of writes. Follow-ups are derived from the same functions of the',
    'domain that the triggers call. `test/integration/command-price.test.ts` executes some of the',
    'examples on the emulator, and compares each round of reads, each commit, and the follow-ups.',
    '',
    '## Prices',
    '',
    'List prices of `us-central1` in US dollars, as of November 2026, without the free quota:',
    '',
    `- Firestore: ${per100k(listPrices.read)} for 100,000 reads, ${per100k(listPrices.write)} for writes, ` +
      `${per100k(listPrices.delete)} for deletes.`,
    `- Functions: ${money(1_000_000 * invocationPrice)} for a million invocations. ${money(1_000_000 * listPrices.request)} of it`,
    '  is the price of requests. The rest is an estimate: 0.1 s of one processor and 512 MiB each.',
    '',
    'Sources: [Firestore](https://cloud.google.com/firestore/pricing),',
    '[Cloud Run](https://cloud.google.com/run/pricing).',
    '',
    '## Commands',
    '',
    'One command by call, alone, in a process that knows nothing yet. `reads` has one figure for each',
    'round. The receipt is included: one read, one write, and its later deletion by the TTL policy. A',
    'guard of an absent document counts as a delete.',
    '',
    'The follow-ups are invocations:',
    '',
    '- `customer`: `eventRecorded.endUser`, with each message and its push to one device.',
    '- `provider`: `eventRecorded.provider`, with days, customers and the news to each member who hears',
    '  of it, by push to one device. The salon has an owner, one member of staff and one of the kitchen.',
    '- `recipes`: `eventRecorded.provider` with a pass of the worker, if no recipe becomes available or',
    '  unavailable. The costs of recipes after `provider.update` are not included.',
    '- `record`: `recordChanged`, which ends before any read.',
    '',
    'An order has a margherita and two colas: three recipes, four ingredients, two stations.',
    '',
    '| command | reads | writes | deletes | follow-ups | all reads | all writes | all deletes | invocations | dollars for 1,000 |',
    '|---|--:|--:|--:|---|--:|--:|--:|--:|--:|',
    ...commandTypes.map(commandRow),
    '',
    '## Screens',
    '',
    'Documents that a cold opening reads, from the queries that the client declares. The sizes are',
    'assumptions: 40 bookings and 100 orders a day, and the rest in `scripts/costs/screens.ts`. For a',
    'member, each listener costs one more read: the rules look up the membership. While a screen is open,',
    'each changed document of its lists costs one read, and a deleted one none. A device with a cache',
    'reads less: Firestore resumes a listener of the last half an hour by its changes alone.',
    '',
    '| screen | holds | listeners | reads, cold | dollars for 1,000 openings |',
    '|---|---|--:|--:|--:|',
    ...screens().map((screen) =>
      cells(
        screen.name,
        screen.holds,
        screen.listened.reduce((count, { listeners }) => count + listeners, 0),
        coldReads(screen),
        perThousand(operations({ reads: coldReads(screen) })),
      ),
    ),
    '',
    '## The bill for a thousand',
    '',
    'One desk watches, with the workspace of an owner, and opens it cold once a day. Two other designs do',
    'the same work:',
    '',
    '- *Join by fetch*: rows of bookings hold ids only. The desk fetches the document of the user for',
    '  each row, when it opens and whenever the row changes. Orders need no such join.',
    '- *Transaction per counter*: each counter of a provider, and each figure of a day, is read and',
    '  written by a transaction of its own. Here all that a command changes share one blind increment.',
    '',
    'Both are computed by the same model, and kindly: no retries, although transactions on one counter',
    'conflict, and no rules.',
    '',
    '- *Counted*: commands, and the follow-ups of those that the integration test runs.',
    '- *Derived, but not measured*: the other follow-ups, and the reads of a desk.',
    '- *Estimated*: the time of an invocation, the sizes of lists, the lives below, and one device for',
    '  each person. A day has 40 bookings or 100 orders.',
    '- *Left out*: schedules, retries, storage, traffic, the screens of customers, payments, and dishes',
    "  that run out. The health report reads each provider's event once more.",
    '',
    '### 1,000 bookings',
    '',
    '900 are asked for, confirmed by the desk, reminded of twice, checked in and completed. 100 are asked',
    'for, confirmed, and cancelled by their customers.',
    '',
    ...billTable(bookings),
    '',
    '### 1,000 orders',
    '',
    'Each is placed at a table and confirmed. Two tickets are printed, two lines prepared, ready and',
    'served, and the bill is paid: 13 commands.',
    '',
    ...billTable(orders),
    '',
  ].join('\n');
};
