import { inspect } from 'node:util';
import { onLog } from 'firebase/app';
import { setLogLevel } from 'firebase/firestore';
import { vi } from 'vitest';

/**
 * Records the listen targets that this process sends, from the SDK's debug log. A cached target names its `readTime`.
 * The emulator ignores that time; production sends only the changes since then.
 */
export const recordListenTargets = (): { readonly targets: string[]; stop(): void } => {
  const targets: string[] = [];
  // The SDK passes its debug log on only while it also prints it.
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
