import { onLog } from 'firebase/app';
import { setLogLevel } from 'firebase/firestore';
import { vi } from 'vitest';

/** Matches a document that the server sends to a listener, in the SDK's debug log: its path and its version. */
const sent = /documentChange: \{[\s\S]*?\n {6}name: '[^']*?\/documents\/([^']+)'[\s\S]*?\n {6}updateTime: (\{[^}]*\})/;

/** Matches a listener to one document. If the document does not exist, its absence is billed as a read. */
const listened = /addTarget: \{[\s\S]*?documents: \[\s*'[^']*?\/documents\/([^']+)'/;

/** The listeners to which the server sends it. */
const listeners = /\n {4}targetIds: (\[[^\]]*\])/;

/**
 * Records the path of every document version that the server sends to listeners of this process, which Firestore bills
 * as reads. The emulator sends a query's whole result again whenever one of its documents changes (with or without
 * order and limit). Production sends and bills only the changed ones, so a version that was sent before is not counted.
 *
 * @returns the paths so far, which grow; `sent` has a version once per listener, which is how it is billed; `stop` ends
 * the recording; `documents` are those that have a listener of their own, whether they exist or not
 */
export const countReads = (): {
  readonly paths: string[];
  readonly sent: string[];
  readonly documents: ReadonlySet<string>;
  stop(): void;
} => {
  const paths: string[] = [];
  const all: string[] = [];
  const documents = new Set<string>();
  const known = new Set<string>();
  const isNew = (version: string): boolean => !known.has(version) && known.add(version).has(version);
  // The SDK passes its debug log on only while it also prints it.
  const quiet = vi.spyOn(console, 'log').mockImplementation(() => {});
  setLogLevel('debug');
  const noteListener = (message: string): void => {
    const [, watched] = listened.exec(message) ?? [];
    if (watched) documents.add(watched);
  };
  const noteDocument = (message: string): void => {
    const [, path, state] = sent.exec(message) ?? [];
    if (!path || !state) return;
    const [, targets] = listeners.exec(message) ?? [];
    if (isNew(`${path} ${state} ${targets}`)) all.push(path);
    if (isNew(`${path} ${state}`)) paths.push(path);
  };
  onLog(
    ({ message }) => {
      if (!message.includes("RPC 'Listen' stream")) return;
      noteListener(message);
      noteDocument(message);
    },
    { level: 'debug' },
  );
  return {
    paths,
    sent: all,
    documents,
    stop: () => {
      onLog(null);
      setLogLevel('silent');
      quiet.mockRestore();
    },
  };
};
