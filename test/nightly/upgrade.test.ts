import { expect, test } from 'vitest';
import { openDatabase } from '../kit/admin.ts';
import { newId } from '../kit/new-id.ts';
import { chooseSeed } from '../kit/seed.ts';
import { expectNothingLost } from '../kit/two-builds/expect-nothing-lost.ts';
import { upgradeUnderTraffic } from '../kit/two-builds/upgrade.ts';

/** `COMMANDS=` runs fewer, or more. */
const commands = Number(process.env.COMMANDS ?? 10_000);

test(`loses nothing of ${commands} commands while one version replaces another`, async () => {
  const database = openDatabase(newId('upgrade'));
  const upgrade = await upgradeUnderTraffic({ database, commands, seed: chooseSeed('upgrade') });
  expect(upgrade.applied.length).toBeGreaterThanOrEqual(commands);
  console.log(upgrade.applied.length, upgrade.tally);
  await expectNothingLost(database, upgrade);
}, 3_600_000);
