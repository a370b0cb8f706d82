import type { DocumentSnapshot } from 'firebase-admin/firestore';
import type { Attempt } from './execution.ts';
import { isActiveMember, maxUncheckedReads, membershipPath } from './membership-gate.ts';
import { receiptPath } from './receipt.ts';

/** The paths that every command reads of its own: its receipt, and its queued document if it has one. */
const ownPaths = ({ bound, actor, queued }: Attempt): string[] => [
  receiptPath(actor, bound.command.id),
  ...(queued ? [queued.ref.path] : []),
];

/** Reads the membership for the whole call, together with as many other documents as a round may have. */
const readForCall = async (attempt: Attempt, path: string): Promise<void> => {
  const { bound, asked, reads, gate } = attempt;
  const refs = bound.reads(asked);
  const own = ownPaths(attempt);
  const first = refs.toSorted((a, b) => Number(b.path === path) - Number(a.path === path));
  const shared = gate.isHinted(path) ? first : first.slice(0, maxUncheckedReads - own.length);
  const round = reads.read([...shared, ...own]);
  gate.share(
    path,
    round.then(() => reads.snapshot(path)),
  );
  await round;
};

/** Uses the membership that another command of the call reads. Without a hint, it waits for it before it reads more. */
const readAfter = async (
  attempt: Attempt,
  path: string,
  membership: Promise<DocumentSnapshot | undefined>,
): Promise<void> => {
  const { bound, asked, reads, gate } = attempt;
  const others = gate.isHinted(path) ? bound.reads(asked).filter((ref) => ref.path !== path) : [];
  const round = reads.read([...others, ...ownPaths(attempt)]);
  const snapshot = await membership;
  await round;
  if (snapshot) reads.keep([snapshot]);
};

/**
 * Reads the documents that a command names, and its receipt. A command that relies on a membership reads no more than
 * `maxUncheckedReads` before it knows that the membership is active.
 *
 * @returns false if the membership is not active; then some of the documents may be unread
 */
export const readFirstRound = async (attempt: Attempt): Promise<boolean> => {
  const { bound, actor, asked, reads, gate, isPuzzled } = attempt;
  const refs = bound.reads(asked);
  const path = membershipPath(actor, bound.command.providerId, refs);
  if (!path || isPuzzled) {
    await reads.read([...refs, ...ownPaths(attempt)]);
    return true;
  }
  const known = gate.known(path);
  if (known) await readAfter(attempt, path, known);
  else await readForCall(attempt, path);
  // Absent if the command that should have read it for the call has failed.
  if (!reads.snapshot(path)) await reads.read([path]);
  if (!isActiveMember(reads.snapshot(path))) return false;
  await reads.read(refs);
  return true;
};
