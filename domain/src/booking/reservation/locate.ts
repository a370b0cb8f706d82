import type { Command } from '../../kernel/command.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import type { Claim } from '../shared/claim.ts';
import { claimRef } from '../shared/claim-write.ts';
import { fullRef } from './paths.ts';
import type { Reservation } from './reservation.ts';

/** A reservation that a command names. Without `userId` it is a guest's, who may have claimed it meanwhile. */
export interface Target {
  readonly userId?: string | undefined;
  readonly reservationId: string;
}

type TargetCommand = Command<string, Target>;

/** Reads the full document where the command expects it and, for a guest's booking, the claim that tells its owner. */
export const targetReads = ({ providerId, payload }: TargetCommand): Ref<'reservation' | 'claim'>[] => [
  fullRef({ providerId, userId: payload.userId, reservationId: payload.reservationId }),
  ...(payload.userId === undefined ? [claimRef(providerId, 'reservation', payload.reservationId)] : []),
];

const claimedBy = ({ providerId, payload }: TargetCommand, docs: Docs<{ claim: Claim }>): string | undefined =>
  payload.userId ?? docs.get(claimRef(providerId, 'reservation', payload.reservationId))?.userId;

/** The full document of a booking that its guest has claimed while the sender did not know. */
export const targetReadsNext = (command: TargetCommand, docs: Docs<{ claim: Claim }>): Ref<'reservation'>[] => {
  const userId = claimedBy(command, docs);
  const { reservationId } = command.payload;
  return userId === undefined ? [] : [fullRef({ providerId: command.providerId, userId, reservationId })];
};

/** The full document that a command names; `undefined` if there is none. */
export const locate = (
  command: TargetCommand,
  docs: Docs<{ reservation: Reservation; claim: Claim }>,
): Reservation | undefined => {
  const { reservationId } = command.payload;
  return docs.get(fullRef({ providerId: command.providerId, userId: claimedBy(command, docs), reservationId }));
};
