import { type Command, laneOf } from '@counterfoil/domain/core';

/** In one call, and no sooner after the last one than so many milliseconds: many that are sent at once go together. */
const atMost = 100;
const apartMs = 50;

interface Waiting<Answer> {
  readonly command: Command;
  readonly resolve: (answer: Promise<Answer>) => void;
}

/**
 * Collects what is sent at about the same time into one call, and never has two calls under way that are about the same
 * thing: the later command could arrive first.
 *
 * @param call answers each command by itself, in their order
 */
export const batches = <Answer>(
  call: (commands: readonly Command[]) => readonly Promise<Answer>[],
): ((command: Command) => Promise<Answer>) => {
  const busy = new Map<string, number>();
  let waiting: readonly Waiting<Answer>[] = [];
  let due = false;
  let lastCall = -apartMs;

  const release = (lane: string): void => {
    const left = (busy.get(lane) ?? 1) - 1;
    if (left > 0) busy.set(lane, left);
    else busy.delete(lane);
    if (waiting.length > 0) schedule();
  };

  const flush = (): void => {
    const free = waiting.filter(({ command }) => !busy.has(laneOf(command))).slice(0, atMost);
    if (free.length === 0) return;
    lastCall = performance.now();
    waiting = waiting.filter((one) => !free.includes(one));
    const answers = call(free.map(({ command }) => command));
    for (const [n, { command, resolve }] of free.entries()) {
      const lane = laneOf(command);
      const answer = answers[n] ?? Promise.reject(new Error('not answered'));
      busy.set(lane, (busy.get(lane) ?? 0) + 1);
      resolve(answer);
      answer.then(
        () => release(lane),
        () => release(lane),
      );
    }
    if (waiting.length > 0) schedule();
  };

  const schedule = (): void => {
    if (due) return;
    due = true;
    const wait = Math.max(0, lastCall + apartMs - performance.now());
    setTimeout(() => {
      due = false;
      flush();
    }, wait);
  };

  return (command) =>
    new Promise((resolve) => {
      waiting = [...waiting, { command, resolve }];
      schedule();
    });
};
