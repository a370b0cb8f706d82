import {
  type Command,
  type Decision,
  type Docs,
  type Documents,
  type Preview,
  type Rejection,
  reject,
} from '@counterfoil/domain/core';
import { effectsOf, offeredSlots } from '@counterfoil/domain/preview';
import { firstValueFrom } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { serverTime } from '../connection/server-clock.ts';
import { deciderOf } from '../optimistic/deciders.lazy.ts';
import { sdkReads } from '../optimistic/document-reads.lazy.ts';
import type { Overlay } from '../optimistic/overlay.ts';
import { prepare } from '../optimistic/prepare.lazy.ts';
import { type InFlight, requestOf } from '../optimistic/rebase.lazy.ts';
import { withDefaults } from '../optimistic/with-defaults.lazy.ts';

/** The documents of this device, which grow while it reads. */
const documentsOf = (connection: Connection, shown: InFlight['cached']) => {
  const known = new Map(shown);
  const docs: Docs<Documents> = {
    has: ({ path }) => known.has(path),
    get: ({ kind, path }) => withDefaults(kind, known.get(path)),
  };
  const read = async (paths: readonly string[]): Promise<void> => {
    const found = await Promise.all(paths.map((path) => sdkReads.cached(connection, path)));
    for (const [n, path] of paths.entries()) known.set(path, found[n]);
  };
  return { known, docs, read };
};

type Own = ReturnType<typeof documentsOf>;

/** The device does not validate the payload. If its decider throws, the server would refuse the command. */
const decide = (flight: InFlight, docs: Docs<Documents>): Decision => {
  try {
    return flight.decider.decide(requestOf(flight), docs);
  } catch (error) {
    return reject('invalid-argument', String(error), { reason: 'invalid-field' });
  }
};

const slotsInstead = async (flight: InFlight, rejection: Rejection, { docs, read }: Own) => {
  for (;;) {
    const offer = offeredSlots(requestOf(flight), rejection, docs);
    if (!offer || offer.reads.length === 0) return offer?.slots;
    await read(offer.reads.map(({ path }) => path));
  }
};

/**
 * Decides a command by the documents in this device's cache, and by those that its commands in flight predict.
 *
 * @returns `undefined` if only the server decides such a command, or if this device lacks the documents for it
 */
export const previewOnDevice = async (
  connection: Connection,
  overlay: Overlay,
  command: Command,
): Promise<Preview | undefined> => {
  const user = connection.auth.currentUser;
  const decider = await deciderOf(command.type);
  if (!decider || !user) return undefined;
  const actor = { kind: 'user', uid: user.uid, ...(user.displayName ? { name: user.displayName } : {}) } as const;
  const { changes } = await firstValueFrom((await overlay.engine()).state$);
  const own = documentsOf(connection, changes);
  const unprepared = { command, actor, at: new Date(serverTime(connection.clock)), decider, sequence: 0 };
  const flight = await prepare((path) => sdkReads.cached(connection, path), own.known, unprepared);
  for (const [path, data] of flight.cached) own.known.set(path, data);
  const decision = decide(flight, own.docs);
  if (!('rejection' in decision)) {
    return { outcome: 'applied', version: decision.version, effects: effectsOf(decision.writes) };
  }
  // The device may lack what is missing here, or whoever sends may.
  if (decision.rejection.code === 'not-found' || decision.rejection.code === 'permission-denied') return undefined;
  const freeSlots = await slotsInstead(flight, decision.rejection, own);
  return { outcome: 'rejected', rejection: decision.rejection, ...(freeSlots ? { freeSlots } : {}) };
};
