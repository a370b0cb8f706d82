import { dayMs } from '@counterfoil/domain/core';
import type { Connection } from '../connection/connection.ts';
import { loadUntilThere } from '../connection/load-part.ts';
import type { Journal } from '../journal/journal.ts';
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

/** Well before the age at which nothing is sent any more. */
const suspectAgeMs = 30 * dayMs;

/** True if a step may be too old to be sent, as far as the device's own clock can tell. */
const mayBeTooOld = ({ auth, clock }: Connection, { entries$ }: Journal): boolean => {
  const isSuspect = (age: number): boolean => age < 0 || age > suspectAgeMs;
  const own = entries$.value.filter(({ userId, refusal }) => userId === auth.currentUser?.uid && !refusal);
  return !clock.observed && own.some(({ notedAt }) => isSuspect(Date.now() - notedAt));
};

/** Learns the server's time before a step leaves that may be too old. The first answer would come too late for it. */
const learnTime = async (connection: Connection, journal: Journal, isOver: () => boolean): Promise<void> => {
  if (!mayBeTooOld(connection, journal)) return;
  await loadUntilThere(
    connection,
    async () => {
      await askServerTime(connection);
      return true;
    },
    isOver,
  );
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
