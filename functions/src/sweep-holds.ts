import { createHash } from 'node:crypto';
import { type Actor, invariant, lapsedHolds, type Outcome, parseCommand } from '@counterfoil/domain';
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import pLimit from 'p-limit';
import { executeCommand } from './executor/execute-command.ts';
import type { Executor } from './executor/executor.ts';
import { toQuery } from './to-query.ts';

const actor: Actor = { kind: 'system', name: 'expireHolds' };

/** The same hold gives the same command, however many sweeps see it. */
const expire = async (executor: Executor, hold: QueryDocumentSnapshot): Promise<Outcome> => {
  const { userId, reservationId, providerId, version } = hold.data();
  const id = createHash('sha256').update(`expire/${hold.ref.path}/${version}`).digest('base64url');
  const issuedAt = executor.clock().toISOString();
  const payload = { userId, reservationId };
  const bound = parseCommand({ id, type: 'reservation.expire', providerId, payload, issuedAt });
  invariant(!('rejection' in bound), `${hold.ref.path} cannot be expired`);
  return await executeCommand(executor, { bound, actor });
};

/**
 * Gives back the seats of every hold whose time is up, page by page. A hold that was paid for in the meantime is left to
 * the decider, which refuses.
 *
 * @returns how many were expired
 */
export const sweepHolds = async (executor: Executor): Promise<number> => {
  const due = toQuery(executor.firestore, lapsedHolds(executor.clock()));
  const limit = pLimit(16);
  let expired = 0;
  let last: QueryDocumentSnapshot | undefined;
  do {
    const page = await (last ? due.startAfter(last) : due).get();
    const outcomes = await Promise.all(page.docs.map((hold) => limit(() => expire(executor, hold))));
    expired += outcomes.filter(({ outcome }) => outcome === 'applied').length;
    last = page.docs.at(-1);
  } while (last);
  return expired;
};
