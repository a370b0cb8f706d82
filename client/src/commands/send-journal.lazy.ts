import { dayMs } from '@counterfoil/domain/core';
import type { Connection } from '../connection/connection.ts';
import type { Journal } from '../journal/journal.ts';
import { unsettledOf } from '../journal/unsettled.ts';
import { adoptEarlierQueue } from './adopt-earlier-queue.lazy.ts';
import { askServerTime } from './ask-server-time.lazy.ts';
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

/** Half the age from which nothing is sent any more. */
const suspectAgeMs = 30 * dayMs;

/**
 * Learns the server's time before a step leaves that may be too old, as far as the device's own clock can tell. The
 * answer to the step itself would come too late.
 */
const learnTime = async (connection: Connection, journal: Journal, isOver: () => boolean): Promise<void> => {
  const waiting = unsettledOf(journal, connection.auth.currentUser?.uid);
  const isSuspect = waiting.some(({ notedAt }) => Math.abs(Date.now() - notedAt) > suspectAgeMs);
  if (isSuspect && !connection.clock.observed) await askServerTime(connection, isOver);
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
        .then(() => learnTime(connection, journal, () => isOver))
        .then(() => {
          if (!isOver) stop = drain(dependencies);
        });
    },
    end: () => stop(),
  });
};
