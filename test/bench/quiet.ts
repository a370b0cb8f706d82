import { cpus } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

const readMs = 250;
const mostMs = 5000;

/** The most that other work may take, in processors. */
const mostBusy = 0.3;

const read = () => {
  const times = cpus().map((cpu) => cpu.times);
  const all = times.flatMap((time) => Object.values(time)).reduce((sum, ms) => sum + ms, 0);
  return { all, idle: times.reduce((sum, { idle }) => sum + idle, 0) };
};

/**
 * Waits until the processors have nothing else to do, for example the triggers of what a test has written. A page that
 * shares them with such work measures that work. On a machine that is never quiet, it goes on after five seconds.
 */
export const quiet = async (): Promise<void> => {
  const until = Date.now() + mostMs;
  let before = read();
  for (;;) {
    await wait(readMs);
    const after = read();
    const busy = cpus().length * (1 - (after.idle - before.idle) / (after.all - before.all));
    if (busy <= mostBusy || Date.now() > until) return;
    before = after;
  }
};
