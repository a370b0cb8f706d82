import { onLog } from 'firebase/app';
import { setLogLevel } from 'firebase/firestore';
import { vi } from 'vitest';

/** Matches a document that the server sends to a listener, in the SDK's debug log: its path and its version. */
const sent = /documentChange: \{[\s\S]*?\n {6}name: '[^']*?\/documents\/([^']+)'[\s\S]*?\n {6}updateTime: (\{[^}]*\})/;

/** The listeners to which the server sends it. */
const listeners = /\n {4}targetIds: (\[[^\]]*\])/;

/**
 * Records the path of every document version that the server sends to listeners of this process, which Firestore bills
 * as reads. The emulator sends a query's whole result again whenever one of its documents changes (with or without
 * order and limit). Production sends and bills only the changed ones, so a version that was sent before is not counted.
 *
 * @returns the paths so far, which grow; `sent` has a version once per listener, which is how it is billed; `stop` ends
 * the recording
 */
export const countReads = (): { readonly paths: string[]; readonly sent: string[]; stop(): void } => {
  const paths: string[] = [];
  const all: string[] = [];
  const known = new Set<string>();
  const isNew = (version: string): boolean => !known.has(version) && known.add(version).has(version);
  // The SDK passes its debug log on only while it also prints it.
  const quiet = vi.spyOn(console, 'log').mockImplementation(() => {});
  setLogLevel('debug');
  onLog(
    ({ message }) => {
      const [, path, state] = (message.includes("RPC 'Listen' stream") && sent.exec(message)) || [];
      if (!path || !state) return;
      const [, targets] = listeners.exec(message) ?? [];
      if (isNew(`${path} ${state} ${targets}`)) all.push(path);
      if (isNew(`${path} ${state}`)) paths.push(path);
    },
    { level: 'debug' },
  );
  return {
    paths,
    sent: all,
    stop: () => {
      onLog(null);
      setLogLevel('silent');
      quiet.mockRestore();
    },
  };
};
