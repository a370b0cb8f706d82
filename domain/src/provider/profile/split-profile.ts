import type { Fields } from '../../kernel/write.ts';
import type { PrivateProfile } from './private-profile.ts';

/** Settings that everybody may read: bookings, orders and devices depend on them, and must not cost
 * one more read. */
const publicSettings: readonly string[] = ['limits', 'taxIncluded', 'sync'];

/** The settings that the profile repeats. */
export const publicPart = (settings: Fields): Fields =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => publicSettings.includes(name)));

/** A profile that names no command: an earlier version reads it, and its `lastCommandId` is required there. */
const unnamed = '';

/** True if a profile of an earlier version still holds the private fields. */
export const isWhole = ({ lastCommandId }: Fields): boolean => lastCommandId !== unnamed;

type Whole = Pick<PrivateProfile, 'settings' | 'lastCommandId' | 'updatedAt' | 'createdAt'> & {
  readonly ownerId: string;
  readonly ownerIds?: readonly string[] | undefined;
};

/** The part for everybody, and the part for members. */
export const splitProfile = <Profile extends Whole>(
  { ownerIds, settings, lastCommandId, ...rest }: Profile,
  before: PrivateProfile | undefined,
): { readonly everybody: Fields; readonly members: PrivateProfile } => {
  const { createdAt, updatedAt, ownerId } = rest;
  return {
    everybody: { ...rest, settings: publicPart(settings), lastCommandId: unnamed },
    members: {
      ...before,
      ownerIds: [...(ownerIds ?? [ownerId])],
      settings,
      lastCommandId,
      createdAt: before?.createdAt ?? createdAt,
      updatedAt,
    },
  };
};
