/**
 * Where a device keeps its journal. The default is IndexedDB in browsers, and memory elsewhere. An app for React Native
 * hands in its own, over any store of strings.
 */
export interface JournalStorage {
  /** Every stored entry. */
  readAll(): Promise<readonly (readonly [key: string, value: string])[]>;
  /** Stores all changes, or none of them; `undefined` deletes a key. Resolves once they survive the process. */
  write(changes: ReadonlyMap<string, string | undefined>): Promise<void>;
}
