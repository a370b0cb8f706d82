import { type Actor, memberRef, minuteMs } from '@counterfoil/domain';
import type { DocumentSnapshot } from 'firebase-admin/firestore';

/** A round of at most this many documents may include the membership, so that a usual command needs no extra round. */
export const maxUncheckedReads = 20;

const hintMs = 10 * minuteMs;
const maxHints = 10_000;

/** Memberships that this instance found active a short time ago. A hint of what to read first: it decides nothing. */
const activeLately = new Map<string, number>();

const remember = (path: string, isActive: boolean): void => {
  activeLately.delete(path);
  if (!isActive) return;
  activeLately.set(path, Date.now() + hintMs);
  const [oldest] = activeLately.keys();
  if (activeLately.size > maxHints && oldest !== undefined) activeLately.delete(oldest);
};

/** The path of the membership that a command relies on; `undefined` if its actor needs none. */
export const membershipPath = (
  actor: Actor,
  providerId: string,
  refs: readonly { readonly path: string }[],
): string | undefined => {
  if (actor.kind !== 'user') return undefined;
  const { path } = memberRef(providerId, actor.uid);
  return refs.some((ref) => ref.path === path) ? path : undefined;
};

export const isActiveMember = (membership: DocumentSnapshot | undefined): boolean => membership?.get('active') === true;

/**
 * The memberships of one call. Its first command for a provider reads the membership; the others use it, and read
 * nothing larger if it is not active. So a stranger's hundred orders do not read the menu a hundred times.
 */
export class MembershipGate {
  readonly #memberships = new Map<string, Promise<DocumentSnapshot | undefined>>();

  /** True if the membership was active a short time ago, so that the command may read everything at once. */
  isHinted(path: string): boolean {
    return (activeLately.get(path) ?? 0) > Date.now();
  }

  /** The membership that another command of the call reads or has read. */
  known(path: string): Promise<DocumentSnapshot | undefined> | undefined {
    return this.#memberships.get(path);
  }

  /** Shares the membership that a round reads with the other commands of the call. */
  share(path: string, round: Promise<DocumentSnapshot | undefined>): void {
    const shared = round
      .then((membership) => {
        remember(path, isActiveMember(membership));
        return membership;
      })
      // The command that reads it reports the error; the others then read for themselves.
      .catch(() => {
        this.#memberships.delete(path);
        return undefined;
      });
    this.#memberships.set(path, shared);
  }
}
