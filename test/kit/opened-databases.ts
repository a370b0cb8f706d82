import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emulators } from './emulators.ts';

/** One file for each suite. The emulator does not list its databases. */
const file = join(tmpdir(), `counterfoil-databases-${emulators.firestore.replaceAll(/\W/g, '-')}`);

/** Notes a database for the tests of what all tests have stored. */
export const noteDatabase = (id: string): void => appendFileSync(file, `${id}\n`);

/** The databases that this suite's tests have opened, once: it forgets them. */
export const openedDatabases = (): string[] => {
  if (!existsSync(file)) return [];
  const ids = readFileSync(file, 'utf8').trim().split('\n');
  rmSync(file);
  return [...new Set(ids)];
};
