import { inspect } from 'node:util';
import { onLog } from 'firebase/app';
import { setLogLevel } from 'firebase/firestore';
import { vi } from 'vitest';

/**
 * Notes, from now on, what this process asks listeners for: each target as the SDK logs its wire. What was in its cache from a
 * time it names (`readTime`), which the emulator passes over; production then sends what has changed since.
 */
export const recordListenTargets = (): { readonly targets: string[]; stop(): void } => {
  const targets: string[] = [];
  // The SDK hands its wire only to whoever has it printed, too.
  const quiet = vi.spyOn(console, 'log').mockImplementation(() => {});
  setLogLevel('debug');
  onLog(
    ({ message, args }) => {
      const text = `${message} ${args.map((arg) => inspect(arg, { depth: 12 })).join(' ')}`;
      if (text.includes("RPC 'Listen' stream") && text.includes('addTarget')) targets.push(text);
    },
    { level: 'debug' },
  );
  return {
    targets,
    stop: () => {
      onLog(null);
      setLogLevel('silent');
      quiet.mockRestore();
    },
  };
};
