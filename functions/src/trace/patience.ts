/**
 * Waits for work that may hang.
 *
 * ```
 * patient ──(too slow, or failed)──▶ resting ──(restMs later)──▶ patient
 * ```
 *
 * The work begins in both states. Only a patient one waits for it. It does not own the work: nothing is cancelled.
 */
export interface Patience {
  /** Resolves when the work is done, when it fails, and after `limitMs` at the latest. */
  wait(work: () => Promise<unknown>, limitMs: number): Promise<void>;
}

export const createPatience = ({
  restMs,
  now = () => performance.now(),
}: {
  readonly restMs: number;
  readonly now?: () => number;
}): Patience => {
  let restsUntil = Number.NEGATIVE_INFINITY;
  return {
    wait: async (work, limitMs) => {
      const done = work().then(
        () => true,
        () => false,
      );
      if (now() < restsUntil) return;
      const { promise: late, resolve } = Promise.withResolvers<false>();
      const timer = setTimeout(resolve, limitMs, false);
      const isWell = await Promise.race([done, late]);
      clearTimeout(timer);
      if (!isWell) restsUntil = now() + restMs;
    },
  };
};
