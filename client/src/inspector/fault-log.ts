import type { Diagnostic } from '../connection/options.ts';

/** A fault that the client has handled by itself, with its repetitions. */
export interface Fault {
  readonly what: string;
  readonly code: string;
  readonly message: string;
  readonly times: number;
  readonly latest: Date;
}

export interface FaultLog {
  note(diagnostic: Diagnostic, at: Date): void;
  /** The latest first. */
  faults(): readonly Fault[];
}

const maxFaults = 100;

const described = (error: unknown): Pick<Fault, 'code' | 'message'> => ({
  code: error instanceof Error && 'code' in error ? String(error.code) : '',
  message: error instanceof Error ? error.message : String(error),
});

export const createFaultLog = (): FaultLog => {
  const faults = new Map<string, Fault>();
  return {
    note: ({ what, error }, at) => {
      const { code, message } = described(error);
      const key = `${what} ${code} ${message}`;
      const times = (faults.get(key)?.times ?? 0) + 1;
      // Behind all others, because a map keeps the order of its keys.
      faults.delete(key);
      faults.set(key, { what, code, message, times, latest: at });
      const [oldest] = faults.keys();
      if (faults.size > maxFaults && oldest) faults.delete(oldest);
    },
    faults: () => [...faults.values()].reverse(),
  };
};
