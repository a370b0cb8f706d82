import { BehaviorSubject, firstValueFrom, Subject } from 'rxjs';
import type { Entry, Settlement } from './entry.ts';
import type { JournalStorage } from './journal-storage.ts';
import type { JournalChange, TabChannel } from './tab-channel.ts';

/** Where an entry is: on this device's disk, or only in the memory of the page. */
export type Kept = 'disk' | 'memory';

/** An entry before the journal gives it its place. */
export type NewEntry = Entry extends infer Kind ? (Kind extends Entry ? Omit<Kind, 'key'> : never) : never;

/**
 * All that the persons of this device have done and the server has not settled, and its kept refusals, in one order.
 * Every tab has the same entries; storage holds them over reloads, crashes and sign-outs.
 */
export interface Journal {
  /** False for a storage that ends with the process. */
  readonly isDurable: boolean;
  /** Resolves once the stored entries are there. It never rejects: without storage, the journal starts empty. */
  readonly loaded: Promise<void>;
  /** All entries in their order, of every person. */
  readonly entries$: BehaviorSubject<readonly Entry[]>;
  find(id: string): Entry | undefined;
  /** Adds an entry behind all others, once it is stored. Entries of the same moment share one transaction. */
  add(entry: NewEntry): Promise<Kept>;
  /** Replaces an entry, unless it has left the journal. */
  put(entry: Entry): Promise<void>;
  /** Ends an entry. With `keepAs` it stays as a refusal. */
  settle(id: string, settlement: Settlement, keepAs?: Entry): Promise<void>;
  /** Removes entries, such as acknowledged refusals. */
  remove(ids: readonly string[]): Promise<void>;
  /** Resolves when the entry ends, in whichever tab. */
  settled(id: string): Promise<Settlement>;
  /** Reads the storage again: a tab may have died before it told the others. */
  reload(): Promise<void>;
  close(): void;
}

/** The entry of a stored value, or none: a later release may store something else. */
const entriesIn = (value: string): Entry[] => {
  try {
    const entry = JSON.parse(value);
    return entry.command || entry.record ? [entry] : [];
  } catch {
    return [];
  }
};

/** Ten digits sort as text; a device does not note ten billion steps. */
const keyDigits = 10;

const inOrder = (entries: readonly Entry[]): readonly Entry[] => [...entries].sort((a, b) => (a.key < b.key ? -1 : 1));

const applied = (entries: readonly Entry[], change: JournalChange): readonly Entry[] => {
  if ('put' in change) return inOrder([...entries.filter(({ id }) => id !== change.put.id), change.put]);
  return 'removed' in change ? entries.filter(({ id }) => id !== change.removed) : entries;
};

interface JournalOptions {
  readonly tabId: string;
  /** False for a storage that ends with the process. */
  readonly isDurable: boolean;
  readonly report: (what: string, error: unknown) => void;
}

export const openJournal = (
  storage: JournalStorage,
  channel: TabChannel,
  { tabId, isDurable, report }: JournalOptions,
): Journal => {
  const entries$ = new BehaviorSubject<readonly Entry[]>([]);
  /** The entries whose end this tab awaits. */
  const waiting = new Map<string, Subject<Settlement>>();
  let unwritten = new Map<string, string | undefined>();
  let writing: Promise<void> | undefined;
  const failed = (error: unknown): void => report('journal', error);

  /** Changes while the storage is read again. */
  let meanwhile: JournalChange[] | undefined;

  const resolve = (id: string, settlement: Settlement): void => {
    waiting.get(id)?.next(settlement);
    waiting.delete(id);
  };

  const apply = (changes: readonly JournalChange[]): void => {
    const next = changes.reduce(applied, entries$.value);
    meanwhile?.push(...changes);
    if (next !== entries$.value) entries$.next(next);
    // After the entries, so that whoever waits finds the refusal in them.
    for (const change of changes) if ('settled' in change) resolve(change.settled, change.settlement);
  };

  /** Stores all changes of this moment in one transaction. */
  const write = (key: string, entry: Entry | undefined): Promise<void> => {
    unwritten.set(key, entry && JSON.stringify(entry));
    writing ??= Promise.resolve().then(async () => {
      const changes = unwritten;
      unwritten = new Map();
      writing = undefined;
      await storage.write(changes);
    });
    return writing;
  };

  const change = (changes: readonly JournalChange[]): void => {
    apply(changes);
    channel.tell(changes);
  };

  const read = async (): Promise<readonly Entry[]> =>
    (await storage.readAll()).flatMap(([, value]) => entriesIn(value));

  let latest = 0;
  const nextKey = (): string => {
    latest = Math.max(latest, Number(entries$.value.at(-1)?.key.slice(0, keyDigits) ?? 0)) + 1;
    return `${String(latest).padStart(keyDigits, '0')}-${tabId}`;
  };

  channel.listen(apply);
  const loaded = read().then((stored) => apply(stored.map((entry) => ({ put: entry }))), failed);
  const find = (id: string): Entry | undefined => entries$.value.find((entry) => entry.id === id);
  /** The disk may be full or denied: the entry then lasts as long as the page. */
  const ignoreFailure = (written: Promise<void>): Promise<void> => written.catch(failed);

  return {
    isDurable,
    loaded,
    entries$,
    find,
    add: async (entry) => {
      await loaded;
      // A command that was refused, and is sent again, replaces its refusal.
      const added: Entry = { ...entry, key: find(entry.id)?.key ?? nextKey() };
      try {
        await write(added.key, added);
      } catch (error) {
        failed(error);
        // The disk is full or denied. The tab that leads can still send the entry, but it must not show as done.
        change([{ put: { ...added, isVolatile: true } }]);
        return 'memory';
      }
      change([{ put: added }]);
      return isDurable ? 'disk' : 'memory';
    },
    put: async (entry) => {
      if (!find(entry.id)) return;
      change([{ put: entry }]);
      await ignoreFailure(write(entry.key, entry));
    },
    settle: async (id, settlement, keepAs) => {
      const entry = find(id);
      const settled = { settled: id, settlement };
      // Another tab may have settled it first: a second refusal changes nothing.
      if (!entry || (entry.refusal && keepAs)) return change([settled]);
      await ignoreFailure(write(entry.key, keepAs));
      change([keepAs ? { put: keepAs } : { removed: id }, settled]);
    },
    remove: async (ids) => {
      const written = entries$.value.flatMap(({ id, key }) => (ids.includes(id) ? [write(key, undefined)] : []));
      change(ids.map((id) => ({ removed: id })));
      await ignoreFailure(Promise.all(written).then(() => {}));
    },
    settled: (id) => {
      const end = waiting.get(id) ?? new Subject<Settlement>();
      waiting.set(id, end);
      return firstValueFrom(end);
    },
    reload: async () => {
      const changes: JournalChange[] = [];
      meanwhile = changes;
      const stored = await read().catch((error) => {
        failed(error);
        return entries$.value;
      });
      const ids = new Set(stored.map(({ id }) => id));
      // This tab waits for them, and storage lacks them: another tab has died. The server knows them by their ids.
      const lost = entries$.value.filter(({ id, refusal }) => !ids.has(id) && !refusal && waiting.has(id));
      // The storage was read before these changes, or after.
      entries$.next(changes.reduce(applied, inOrder([...stored, ...lost])));
      meanwhile = undefined;
    },
    close: () => channel.close(),
  };
};
