import { type Actor, type Fields, invariant, shortCode } from '@counterfoil/domain';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { expiryOf } from '../config/retention.ts';

/**
 * `receipts/{code}.{kind}.{actor}.{commandId}`, written in the same commit as the command's effect: the one exists
 * exactly if the other does. A withdrawn command leaves one without an effect, so that no late delivery has one. Only
 * functions can read it; Firestore's TTL policy deletes it after `expireAt`.
 */
export interface Receipt {
  readonly fingerprint: string;
  /** The execution that committed it. It tells an own commit with an unknown result from somebody else's commit. */
  readonly executionId: string;
  readonly version: number;
  readonly eventIds: readonly string[];
  /** The command was withdrawn before it had an effect. */
  readonly withdrawn?: true;
}

/** Each actor has receipts apart, so nobody can use up another's id. Ids contain no dot, so no two names are equal. */
const nameOf = (actor: Actor, commandId: string): string =>
  `${actor.kind}.${actor.kind === 'user' ? actor.uid : actor.name}.${commandId}`;

/** The code in front spreads the receipts: the ids of one busy actor grow, and neighbours share a server. */
export const receiptPath = (actor: Actor, commandId: string): string => {
  const name = nameOf(actor, commandId);
  return `receipts/${shortCode(name).slice(0, 4)}.${name}`;
};

/** Addresses of earlier versions: without the code, and without the actor. Read until the last of them has expired. */
export const earlierReceiptPaths = (actor: Actor, commandId: string): readonly [own: string, shared: string] => [
  `receipts/${nameOf(actor, commandId)}`,
  `receipts/${commandId}`,
];

/** `by` finds the receipts of a person who is erased. */
export const receiptFields = (receipt: Receipt, actor: Actor, now: Date): Fields => ({
  ...receipt,
  ...(actor.kind === 'user' ? { by: actor.uid } : {}),
  createdAt: now,
  updatedAt: now,
  expireAt: expiryOf('receipt', now),
});

export const receiptOf = (snapshot: DocumentSnapshot): Receipt | undefined => {
  if (!snapshot.exists) return undefined;
  const { fingerprint, executionId, version, eventIds, withdrawn } = snapshot.data() ?? {};
  invariant(
    typeof fingerprint === 'string' &&
      typeof executionId === 'string' &&
      typeof version === 'number' &&
      Array.isArray(eventIds),
    `${snapshot.ref.path} is not a receipt`,
  );
  const receipt = { fingerprint, executionId, version, eventIds: eventIds.map(String) };
  return withdrawn ? { ...receipt, withdrawn: true } : receipt;
};
