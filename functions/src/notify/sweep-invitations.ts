import { dueInvitations } from '@counterfoil/domain';
import { type SweepResult, sweepQuery } from '../firestore/sweep-query.ts';
import type { Inviter } from './inviter.ts';
import { sendInvitation } from './send-invitation.ts';

/** Sends the invitations that are due: new ones, and those whose attempt failed or whose process died. */
export const sweepInvitations = (inviter: Inviter): Promise<SweepResult> =>
  sweepQuery(inviter, {
    name: 'sendInvitations',
    due: dueInvitations(inviter.clock()),
    handle: ({ ref }) => sendInvitation(inviter, ref),
  });
