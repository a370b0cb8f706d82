import { type Invitation, type InvitationTarget, invitationRef, providerInvitations } from '@counterfoil/domain/core';
import { doc, getDocFromServer } from 'firebase/firestore';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { listsOf } from '../inspector/client-parts.ts';
import { decode } from '../live/decode.ts';
import type { LiveList } from '../live/live.ts';
import { type Client, inSession } from './parts.ts';
import { secretId } from './secret-id.ts';

/** A new id for `invitation.create`: 128 random bits in 22 characters. It is a secret: it lets its reader accept. */
export const invitationId = (): string => secretId();

/** A provider's invitations, newest first, for its owners. */
export const invitations = (counterfoil: Client, providerId: string): LiveList<Invitation> =>
  listsOf(counterfoil).list<Invitation>(providerInvitations(providerId));

/**
 * The invitation of a link, for the person who has opened it. `undefined` if the signed-in user cannot accept it.
 * Then it does not exist, has ended or expired, or went to an address that this user has not verified.
 */
export const readInvitation = async (
  counterfoil: Client,
  { providerId, invitationId: id }: InvitationTarget,
): Promise<Invitation | undefined> => {
  const { path } = invitationRef(providerId, id);
  try {
    const read = await inSession(counterfoil, 'reading the invitation', (firestore) =>
      getDocFromServer(doc(firestore, path)),
    );
    const data = read.data();
    return data && decode<Invitation>(data);
  } catch (error) {
    if (error instanceof CounterfoilError && error.code === 'permission-denied') return undefined;
    throw error;
  }
};
