import { setTimeout as wait } from 'node:timers/promises';
import { secondMs } from '@counterfoil/domain';

/** Asks again until the answer is there. Fails after the given time, with the last answer. */
export const until = async <T>(
  ask: () => Promise<T>,
  satisfies: (answer: T) => boolean,
  withinMs = 60 * secondMs,
): Promise<T> => {
  const end = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (satisfies(answer)) return answer;
    if (Date.now() > end) throw new Error(`not in time; the last answer: ${JSON.stringify(answer)}`);
    await wait(100);
  }
};
