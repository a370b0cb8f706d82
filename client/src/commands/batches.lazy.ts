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
 * @param sizeFor the most commands in a call that a provider has chosen
 */
export const batches = <Answer>(
  call: (commands: readonly Command[]) => readonly Promise<Answer>[],
  sizeFor?: (providerId: string) => number | undefined,
): ((command: Command) => Promise<Answer>) => {
  /** The lane of each open command. */
  const openLanes: string[] = [];
  let unsent: readonly UnsentCommand<Answer>[] = [];
  let isScheduled = false;
  let lastCallAt = -minIntervalMs;

  const settle = (lane: string): void => {
    openLanes.splice(openLanes.indexOf(lane), 1);
    if (unsent.length > 0) schedule();
  };

  /** Commands that waited behind a failed one fail with it: sent alone, they would overtake it. */
  const fail = (lane: string, answer: Promise<Answer>): void => {
    const isBehind = ({ command }: UnsentCommand<Answer>) => laneOf(command) === lane;
    const behind = unsent.filter(isBehind);
    unsent = unsent.filter((one) => !isBehind(one));
    for (const { resolve } of behind) resolve(answer);
    settle(lane);
  };

  const callReady = (): void => {
    const free = unsent.filter(({ command }) => !openLanes.includes(laneOf(command)));
    const sizes = free.map(({ command }) => sizeFor?.(command.providerId));
    // Providers that have chosen another size wait for a call of their own.
    const ready = free.filter((_, n) => sizes[n] === sizes[0]).slice(0, sizes[0] ?? maxCommandsPerCall);
    if (!ready[0]) return;
    lastCallAt = performance.now();
    unsent = unsent.filter((command) => !ready.includes(command));
    const answers = call(ready.map(({ command }) => command));
    for (const [n, { command, resolve }] of ready.entries()) {
      const lane = laneOf(command);
      const answer = answers[n] ?? Promise.reject(new Error('no answer'));
      openLanes.push(lane);
      resolve(answer);
      answer.then(
        () => settle(lane),
        () => fail(lane, answer),
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
