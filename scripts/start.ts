import { setTimeout as wait } from 'node:timers/promises';
import { setLogLevel } from 'firebase/firestore';
import { buildAll } from './build.ts';
import type { Activity } from './demo/activity.ts';
import { nextActivity } from './demo/booking-activity.ts';
import type { Device } from './demo/device.ts';
import { createDice } from './demo/dice.ts';
import { anna, bella, customers, luca, marco, olga, password, sofia, stella } from './demo/people.ts';
import { printNotifications } from './demo/print-notifications.ts';
import { seed } from './demo/seed.ts';
import { MissingPrerequisite } from './suite/missing-prerequisite.ts';
import { type Suite, startSuite } from './suite/suite.ts';

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());

const describe = ({ who, what, answer }: Activity): string =>
  `${new Date().toLocaleTimeString('en-GB')}  ${who} ${what} → ${answer}`;

/** A door for each kind of person: the page has a button for each, so one click signs in. */
const doors = [
  [customers[0], 'a customer: find a place, book, pay'],
  [bella, 'owner of the salon: the day, calendar, money, figures, set-up'],
  [stella, 'staff of the salon'],
  [marco, 'owner of the restaurant: orders, tables, kitchen, stock'],
  [sofia, 'waits at its tables'],
  [luca, 'cooks: the display on the kitchen’s wall'],
  [anna, 'owner of the bakery'],
  [olga, 'runs the platform: every place, and what it costs'],
] as const;

const addresses = ({ ports, withUi }: Suite): string => `
  Open http://127.0.0.1:${ports.hosting}/ and enter by one click as

${doors.map(([{ displayName, email }, what]) => `    ${displayName.padEnd(16)}${email.padEnd(24)}${what}`).join('\n')}

  Password of everyone  ${password}
  Offline and installed http://127.0.0.1:${ports.hosting}/?install
  Emulators             Auth :${ports.auth} · Firestore :${ports.firestore} · Functions :${ports.functions}${withUi ? `\n  Emulator UI           http://127.0.0.1:${ports.ui}` : ''}

  The demo plays a day now. Ctrl-C stops everything.
`;

const playDay = async (devices: ReadonlyMap<string, Device>): Promise<void> => {
  const daySeed = Number(process.env.SEED ?? 1);
  console.log(`SEED=${daySeed}`);
  const demo = { dice: createDice(daySeed), devices };
  while (!stopping.signal.aborted) {
    const happening = await nextActivity(demo);
    if (!happening) continue;
    console.log(describe(happening));
    await wait(demo.dice.int(300, 1500), undefined, { signal: stopping.signal });
  }
};

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

const start = async (): Promise<void> => {
  console.log('Building, and starting the emulators …');
  await buildAll();
  const suite = await startSuite({ preferUsualPorts: true });
  Object.assign(process.env, suite.environment);
  setLogLevel('silent');
  try {
    const devices = await seed();
    console.log(addresses(suite));
    const watching = printNotifications(
      [...customers, bella].flatMap(({ uid }) => devices.get(uid) ?? []),
      console.log,
    );
    await Promise.race([playDay(devices), suite.ended]);
    watching.unsubscribe();
    await Promise.all([...devices.values()].map((device) => device.close()));
  } catch (error) {
    if (!isAbort(error)) throw error;
  } finally {
    console.log('Stopping …');
    await suite.stop();
  }
};

try {
  await start();
  process.exit(0);
} catch (error) {
  if (!(error instanceof MissingPrerequisite)) throw error;
  console.error(error.message);
  process.exit(1);
}
