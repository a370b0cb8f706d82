import { type Command, laneOf } from '@counterfoil/domain/core';

const maxCommandsPerCall = 100;

/** The minimum time between two calls, so that commands that an app sends together share a call. */
const minIntervalMs = 50;

interface UnsentCommand<Answer> {
  readonly command: Command;
  readonly resolve: (answer: Promise<Answer>) => void;
}

/**
 * Returns a function that batches commands into few calls: 100 commands per call at most, 50 ms between two calls at
 * least. Two open calls never share a lane, because the later command could arrive first.
 *
 * @param call sends commands in one call, and returns one promise per command in the same order
 */
export const batches = <Answer>(
  call: (commands: readonly Command[]) => readonly Promise<Answer>[],
): ((command: Command) => Promise<Answer>) => {
  const openByLane = new Map<string, number>();
  let unsent: readonly UnsentCommand<Answer>[] = [];
  let isScheduled = false;
  let lastCallAt = -minIntervalMs;

  const settled = (lane: string): void => {
    const openCount = (openByLane.get(lane) ?? 1) - 1;
    if (openCount > 0) openByLane.set(lane, openCount);
    else openByLane.delete(lane);
    if (unsent.length > 0) schedule();
  };

  const callReady = (): void => {
    const ready = unsent.filter(({ command }) => !openByLane.has(laneOf(command))).slice(0, maxCommandsPerCall);
    if (ready.length === 0) return;
    lastCallAt = performance.now();
    unsent = unsent.filter((command) => !ready.includes(command));
    const answers = call(ready.map(({ command }) => command));
    for (const [n, { command, resolve }] of ready.entries()) {
      const lane = laneOf(command);
      const answer = answers[n] ?? Promise.reject(new Error('no answer'));
      openByLane.set(lane, (openByLane.get(lane) ?? 0) + 1);
      resolve(answer);
      answer.then(
        () => settled(lane),
        () => settled(lane),
      );
    }
    if (unsent.length > 0) schedule();
  };

  const schedule = (): void => {
    if (isScheduled) return;
    isScheduled = true;
    const delayMs = Math.max(0, lastCallAt + minIntervalMs - performance.now());
    setTimeout(() => {
      isScheduled = false;
      callReady();
    }, delayMs);
  };

  return (command) =>
    new Promise((resolve) => {
      unsent = [...unsent, { command, resolve }];
      schedule();
    });
};
