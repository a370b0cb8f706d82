import type { Connection } from '../connection/connection.ts';
import type { Journal } from '../journal/journal.ts';
import { adoptEarlierQueue } from './adopt-earlier-queue.lazy.ts';
import { type DrainDependencies, drain } from './drain.lazy.ts';
import { lead } from './leadership.lazy.ts';

interface Lock {
  readonly name: string;
  readonly isShared: boolean;
}

const prepare = async (connection: Connection, journal: Journal): Promise<void> => {
  // A tab may have died before it told this one of its last steps.
  await journal.reload();
  await adoptEarlierQueue(connection, journal);
};

/**
 * Sends the user's journal while this tab leads.
 *
 * @returns stops it
 */
export const sendJournal = (dependencies: DrainDependencies, { name, isShared }: Lock): (() => void) => {
  const { connection, journal } = dependencies;
  let stop = (): void => {};
  return lead(name, isShared, {
    begin: () => {
      let isOver = false;
      stop = () => {
        isOver = true;
      };
      prepare(connection, journal)
        .catch((error: unknown) => connection.report('preparing the outbox', error))
        .then(() => {
          if (!isOver) stop = drain(dependencies);
        });
    },
    end: () => stop(),
  });
};
