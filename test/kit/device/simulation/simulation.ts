import { minuteMs, secondMs } from '@counterfoil/domain';
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { inSentences } from '../../../../functions/src/audit/audit.ts';
import { auditCustomers } from '../../../../functions/src/audit/audit-customers.ts';
import { auditSales } from '../../../../functions/src/audit/audit-sales.ts';
import { auditStock } from '../../../../functions/src/audit/audit-stock.ts';
import { auditTables } from '../../../../functions/src/audit/audit-tables.ts';
import { readOrders } from '../../../../functions/src/audit/read-orders.ts';
import { firestore } from '../../admin.ts';
import { expectAgreement } from '../expect-agreement.ts';
import { sdkDied } from '../open-device.ts';
import { checkOrders } from './check-orders.ts';
import { checkRecords } from './check-records.ts';
import { checkResults } from './check-results.ts';
import { checkStock } from './check-stock.ts';
import { type CommandResult, commandResults, foldersOf } from './command-results.ts';
import { type Crew, type CrewOptions, openCrew } from './crew.ts';
import { createLedger, type Entry, type Ledger } from './ledger.ts';
import { plan } from './plan.ts';
import { type Place, play, settleAll } from './play.ts';

/** Long enough for a queue of hundreds, which is executed in order. */
const settleTimeoutMs = 3 * minuteMs;

/** Waits until the server has no queued command and no pending event. */
const expectIdleServer = async (crew: Crew): Promise<void> => {
  const waiting = [
    ...foldersOf(crew).map((folder) => firestore.collection(folder).where('status', '==', 'queued')),
    firestore.collection(`serviceProviders/${crew.providerId}/events`).where('syncStatus', '==', 'pending'),
  ];
  const counted = async () =>
    (await Promise.all(waiting.map((query) => query.count().get()))).map((one) => one.data().count);
  await expect.poll(counted, { timeout: settleTimeoutMs, interval: 500 }).toEqual(waiting.map(() => 0));
};

const audit = async (providerId: string): Promise<string[]> => {
  const audits = [auditStock, auditTables, auditSales, auditCustomers];
  return (await Promise.all(audits.map((one) => one(firestore, providerId)))).flatMap(
    (report) => inSentences(report).broken,
  );
};

const check = async (crew: Crew, ledger: Ledger, all: readonly CommandResult[]): Promise<string[]> => {
  const taken = all.filter(({ hasReceipt }) => hasReceipt);
  return [
    ...checkResults(all, ledger),
    ...checkOrders(taken, await readOrders(firestore, crew.providerId)),
    ...(await checkStock(crew.providerId, all)),
    ...(await checkRecords(crew.providerId, ledger)),
    ...(await audit(crew.providerId)),
    ...crew.posts.flatMap(({ device: { errors } }, n) =>
      errors.filter((error) => !sdkDied.test(error)).map((error) => `device ${n}: ${error}`),
    ),
  ];
};

export interface SimulationReport {
  readonly seed: number;
  readonly steps: number;
  readonly stepsPerSecond: number;
  /** Seconds until every device and the server agreed on everything. */
  readonly seconds: number;
  /** Number of commands by outcome: `applied`, `rejected`, and those whose page ended before an outcome. */
  readonly commands: Readonly<Record<string, number>>;
  /** Number of rejections by code and message, with numbers left out. */
  readonly refusals: Readonly<Record<string, number>>;
  /** Number of planned events that are no work, by name. */
  readonly events: Readonly<Record<string, number>>;
  /** Number of faults that happened, by name. */
  readonly reached: Readonly<Record<string, number>>;
  /** One sentence for each violated expectation. */
  readonly faults: readonly string[];
}

const tally = (words: readonly string[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]));

const refusalOf = ({ work, answer }: Entry): string[] =>
  work.do === 'send' && answer?.outcome === 'rejected'
    ? [`${work.command.type}: ${answer.rejection.code}: ${answer.rejection.message.replace(/\d+/g, '…')}`]
    : [];

/** A long run that never met one of its faults proves nothing about it. */
const longRun = 1000;

const expectedFaults = [
  'delayed',
  'doubled',
  'hung',
  'answerLost',
  'reset',
  'busy',
  'unavailable',
  'part',
  'cut',
  'handOver with waiting work',
];

/**
 * Plays a day of one provider on five devices. They work in parallel, lose their network, crash
 * between showing and sending, and change hands. Their calls come late, twice or not at all, and parts of the app fail
 * to load. Then all come back. All devices must equal the server, and every accepted command must have happened once.
 */
export const simulate = async (
  browser: Browser,
  { seed, steps, tabs }: CrewOptions & { readonly steps: number },
): Promise<SimulationReport> => {
  const crew = await openCrew(browser, { seed, tabs });
  const { providerId, posts } = crew;
  const ledger = createLedger();
  const reached: Record<string, number> = {};
  const count = (fault: string, times = 1): void => {
    reached[fault] = (reached[fault] ?? 0) + times;
  };
  const places = posts.map((post, n): Place => ({ n, post, ledger, reached: count }));
  const firstShared = posts.findIndex(({ people }) => people.length > 1);
  const planned = plan({ seed, steps, providerId, devices: posts.length, firstShared, tabs });
  const began = performance.now();
  for (const [n, step] of planned.entries()) {
    if (n > 0 && n % 250 === 0)
      console.log(`SEED=${seed}: ${n} steps in ${Math.round((performance.now() - began) / secondMs)} s`);
    const place = places[step.device];
    if (place) await play(place, step);
  }
  const played = performance.now();
  await Promise.all(places.map(settleAll));
  await expectIdleServer(crew);
  const settled = performance.now();
  const pages = posts.flatMap((post) => post.tabs);
  await Promise.all(pages.map((page) => page.watch('orders')));
  await expectAgreement(pages, ['openOrders', 'orders', 'menu', 'tables', 'ingredients', 'recipes']);
  const all = await commandResults(crew, ledger);
  for (const { device } of posts) {
    for (const [fault, times] of Object.entries(device.faults)) count(fault, times);
    count('Firestore died', device.errors.filter((error) => sdkDied.test(error)).length);
  }
  const unreached = steps < longRun ? [] : expectedFaults.filter((fault) => !reached[fault]);
  const faults = [
    ...(await check(crew, ledger, all)),
    ...unreached.map((fault) => `the run never met the fault «${fault}»`),
  ];
  await Promise.all(posts.map(({ device }) => device.close()));
  return {
    seed,
    steps,
    stepsPerSecond: Math.round((10 * secondMs * steps) / (played - began)) / 10,
    seconds: Math.round((settled - began) / secondMs),
    commands: tally(all.map(({ reported }) => reported ?? 'no outcome')),
    refusals: tally([...ledger.entries.values()].flatMap(refusalOf)),
    events: tally(planned.flatMap((step) => (step.do === 'work' ? [] : [step.do]))),
    reached,
    faults,
  };
};
