import { onLog } from 'firebase/app';
import { setLogLevel } from 'firebase/firestore';
import { vi } from 'vitest';

/** A document the server sends to a listener, as the SDK logs its wire: its path and its state. */
const sent = /documentChange: \{[\s\S]*?\n {6}name: '[^']*?\/documents\/([^']+)'[\s\S]*?\n {6}updateTime: (\{[^}]*\})/;

/**
 * Notes, from now on, the path of every document state that the server sends to listeners of this process: what Firestore
 * bills as reads. The emulator sends a query's whole result again whenever one document of it changes (with or without
 * order and limit); production sends and bills the changed ones. So a state that was sent before is not counted.
 *
 * @returns the paths so far, growing; `stop` ends it
 */
export const countReads = (): { readonly paths: string[]; stop(): void } => {
  const paths: string[] = [];
  const states = new Set<string>();
  // The SDK hands its wire only to whoever has it printed, too.
  const quiet = vi.spyOn(console, 'log').mockImplementation(() => {});
  setLogLevel('debug');
  onLog(
    ({ message }) => {
      const [, path, state] = (message.includes("RPC 'Listen' stream") && sent.exec(message)) || [];
      if (!path || !state || states.has(`${path} ${state}`)) return;
      states.add(`${path} ${state}`);
      paths.push(path);
    },
    { level: 'debug' },
  );
  return {
    paths,
    stop: () => {
      onLog(null);
      setLogLevel('silent');
      quiet.mockRestore();
    },
  };
};
