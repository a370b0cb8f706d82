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

/** A figure of zero says the same as none, and so does a map of none. */
const withoutZeros = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, withoutZeros(inner)]);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== 0 && JSON.stringify(inner) !== '{}'));
};

/** A document as it is compared with what it was before the damage. */
const comparable = (text: string | undefined, ignored: readonly string[]): unknown =>
  text &&
  withoutZeros(Object.fromEntries(Object.entries(JSON.parse(text)).filter(([field]) => !ignored.includes(field))));

/** The repair's own events with their figures, and its receipt. */
const isOwn = (path: string): boolean => /^receipts\/.*repair|\/events\/repair~/.test(path);

/** Every document that differs between two states, its own aside. */
export const changedPaths = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => !isOwn(path) && before.get(path) !== after.get(path),
  );

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
  const ignored = [...stamps, ...(variant.loses ?? [])];
  for (const path of touched)
    expect([path, comparable(after.get(path), ignored)]).toEqual([path, comparable(before.get(path), ignored)]);
  // The event that corrects money is an event like any other.
  await projectAll(world.restaurant);
};
