import type { Command } from './command.ts';
import { type Refused, reject } from './rejection.ts';

/** Refuses a command whose sender saw an outdated version. A new aggregate has version 0. */
export const requireVersion = ({ expectedVersion }: Command, currentVersion: number): Refused | undefined =>
  expectedVersion === undefined || expectedVersion === currentVersion
    ? undefined
    : reject('aborted', `expected version ${expectedVersion}, found ${currentVersion}`, {
        reason: 'version-conflict',
        expectedVersion,
        currentVersion,
      });
