import type { Command } from '@counterfoil/domain/core';
import { doc, getDocFromCache, getDocFromServer } from 'firebase/firestore';
import type { Connection } from '../connection/connection.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { earlierQueueOf, forgetInEarlierQueue } from '../connection/earlier-queue.ts';
import type { CommandEntry } from '../journal/entry.ts';
import type { Journal } from '../journal/journal.ts';
import { outcomeOf } from './queue-document.lazy.ts';
import type { QueuedCommand } from './queued-command.ts';

/** The document of a command: from the cache, where it may wait to be sent, or from the server. */
const read = async ({ firestore }: Connection, path: string): Promise<QueuedCommand | undefined> => {
  const ref = doc(firestore(), path);
  const cached = await getDocFromCache(ref).catch(() => undefined);
  if (cached?.exists()) return cached.data() as QueuedCommand;
  try {
    return (await getDocFromServer(ref)).data() as QueuedCommand | undefined;
  } catch (error) {
    // A former member may not read it. Any other error may pass.
    if (CounterfoilError.from(error, 'reading').code === 'permission-denied') return undefined;
    throw error;
  }
};

/** Each command follows its predecessor (`after`). No clock decides the order. */
const inOrder = (commands: readonly QueuedCommand[]): readonly QueuedCommand[] => {
  const left = new Map(commands.map((command) => [command.id, command]));
  const sorted: QueuedCommand[] = [];
  const append = (command: QueuedCommand): void => {
    if (!left.delete(command.id)) return;
    const predecessor = left.get(command.after ?? '');
    if (predecessor) append(predecessor);
    sorted.push(command);
  };
  for (const command of commands) append(command);
  return sorted;
};

const commandOf = ({ id, type, providerId, payload, expectedVersion, issuedAt, deviceId }: QueuedCommand): Command => ({
  id,
  type,
  providerId,
  payload,
  issuedAt,
  ...(expectedVersion === undefined ? {} : { expectedVersion }),
  ...(deviceId === undefined ? {} : { deviceId }),
});

/**
 * Moves the commands that an earlier release of the client has queued into the journal. They keep their ids, so it does
 * no harm that the SDK sends their documents, too.
 */
export const adoptEarlierQueue = async (connection: Connection, journal: Journal): Promise<void> => {
  const userId = connection.auth.currentUser?.uid ?? '';
  const paths = earlierQueueOf(userId);
  const found = (await Promise.all(paths.map((path) => read(connection, path)))).filter((one) => one !== undefined);
  for (const queued of inOrder(found)) {
    const { id, providerId, issuedAt } = queued;
    if (journal.find(id)) continue;
    const outcome = outcomeOf(id, queued);
    // A command that took effect needs nothing more.
    if (outcome && outcome.outcome !== 'rejected') continue;
    // With its refusal from the beginning: otherwise it would be sent, and refused and told a second time.
    // The same time at each attempt: a refusal of another time would be told again.
    const notedAt = Date.parse(issuedAt);
    const refusal = outcome && { refusal: { rejection: outcome.rejection, at: notedAt } };
    const entry = { id, userId, providerId, command: commandOf(queued), notedAt, ...refusal };
    await journal.add(entry satisfies Omit<CommandEntry, 'key'>);
  }
  for (const path of paths) forgetInEarlierQueue(path);
};
