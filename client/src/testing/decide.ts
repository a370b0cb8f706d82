import {
  type BoundCommand,
  type Command,
  type Decision,
  type Documents,
  memberRef,
  type RequestContext,
  reject,
} from '@counterfoil/domain';
import { MalformedDocument, readDocuments } from './read-documents.ts';
import type { StoredDocuments } from './server-state.ts';

/** False if the command relies on a membership of its sender that is not active. It then reads no further round. */
const mayRead = ({ command, reads }: BoundCommand<Documents>, asked: RequestContext, stored: StoredDocuments) => {
  const { actor } = asked;
  if (actor.kind !== 'user') return true;
  const { path } = memberRef(command.providerId, actor.uid);
  return !reads(asked).some((ref) => ref.path === path) || stored.get(path)?.active === true;
};

export const withdrawal = reject('failed-precondition', 'withdrawn before it took effect', { reason: 'withdrawn' });

/** Refuses a command that came too late, or that its device takes back. */
const refusedAsGone = ({ expiresAt, withdrawn }: Command, now: Date) => {
  if (withdrawn) return withdrawal;
  return expiresAt === undefined || now <= new Date(expiresAt)
    ? undefined
    : reject('failed-precondition', `the command expired at ${expiresAt}`, { reason: 'expired', expiresAt });
};

/** Reads round by round and decides, with the checks around a decider that the server has. */
export const decide = (bound: BoundCommand<Documents>, asked: RequestContext, stored: StoredDocuments): Decision => {
  const docs = readDocuments(stored);
  const isAdmitted = mayRead(bound, asked, stored);
  const gone = isAdmitted ? refusedAsGone(bound.command, asked.now) : undefined;
  if (gone) return gone;
  try {
    docs.read(bound.reads(asked));
    for (let next = bound.readsNext(asked, docs); next.some((ref) => !docs.has(ref)); ) {
      if (!isAdmitted)
        return reject('permission-denied', `needs an active membership of ${bound.command.providerId}`, {
          reason: 'needs-role',
        });
      docs.read(next);
      next = bound.readsNext(asked, docs);
    }
    return bound.decide(asked, docs);
  } catch (error) {
    if (!(error instanceof MalformedDocument)) throw error;
    const { message, path, field } = error;
    return reject('failed-precondition', message, { reason: 'malformed-document', document: path, field });
  }
};
