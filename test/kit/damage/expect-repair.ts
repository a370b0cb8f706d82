import type { Finding } from '@counterfoil/domain';
import { expect } from 'vitest';
import { auditProvider } from '../../../functions/src/audit/audit-provider.ts';
import { repairProvider } from '../../../functions/src/audit/repair-provider.ts';
import { everything } from '../leaving-world.ts';
import type { Variant } from './variant.ts';
import { type DamagedWorld, projectAll } from './world.ts';

const modules = ['booking', 'restaurant', 'stock'];

export const findings = async ({ firestore, providerId }: DamagedWorld): Promise<readonly Finding[]> =>
  (await auditProvider(firestore, providerId, modules)).broken;

export const repair = (world: DamagedWorld, firestore = world.firestore) =>
  repairProvider({ firestore, clock: () => new Date() }, world.providerId, { apply: true });

/** Stamps of a mended document: the time of the repair, and of a lost one also its creation. */
const stamps = [
  'createdAt',
  'updatedAt',
  'serveAt',
  'endedAt',
  'nextAttemptAt',
  'version',
  'lastCommandId',
  'timestamp',
];

const withoutStamps = (text: string | undefined): unknown =>
  text && Object.fromEntries(Object.entries(JSON.parse(text)).filter(([field]) => !stamps.includes(field)));

/** The repair's own event, its figures and its receipt; and the events with which it corrects money. */
const isOwn = (path: string): boolean =>
  /(^receipts\/.*|\/events\/)repair~/.test(path) || /^receipts\/.*repair/.test(path);

/** Every document that differs between two states, its own aside. */
export const changedPaths = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => !isOwn(path) && before.get(path) !== after.get(path),
  );

const expectAsBefore = (
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  paths: readonly string[],
): void => {
  for (const path of paths)
    expect([path, withoutStamps(after.get(path))]).toEqual([path, withoutStamps(before.get(path))]);
};

/** Damages, and expects the audit to find exactly that, the repair to mend it, and nothing else to change. */
export const expectRepaired = async (world: DamagedWorld, variant: Variant, amount: number): Promise<void> => {
  const before = await everything(world.firestore);
  const expected = await variant.damage(world, amount);
  const found = await findings(world);
  expect(found.map(({ what, where }) => [what, where])).toEqual(expected);
  const damaged = await everything(world.firestore);
  const { steps, report } = await repair(world);
  expect(steps.map(({ state }) => state)).toEqual(expected.map(() => 'repaired'));
  expect(report.broken).toEqual([]);
  const after = await everything(world.firestore);
  const mended = changedPaths(damaged, after);
  const touched = new Set([
    ...changedPaths(before, damaged),
    ...expected.map(([, where]) => where),
    ...(variant.follows?.(world) ?? []),
  ]);
  expect(mended.filter((path) => !touched.has(path))).toEqual([]);
  expectAsBefore(before, after, [...touched]);
  // What corrects money is an event like any other.
  await projectAll(world.restaurant);
};
