import type { Command } from './command.ts';
import { type Rejection, reject } from './rejection.ts';

/** Refuses a command whose sender saw another version than the current one; 0 is that of an aggregate yet to be made. */
export const requireVersion = (
  { expectedVersion }: Command,
  currentVersion: number,
): { rejection: Rejection } | undefined =>
  expectedVersion === undefined || expectedVersion === currentVersion
    ? undefined
    : reject('aborted', `version ${expectedVersion} was expected; it is at ${currentVersion}`, {
        expectedVersion,
        currentVersion,
      });
