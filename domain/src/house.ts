import { addMember } from './provider/members/add.ts';
import { acceptMembership, declineMembership } from './provider/members/answer.ts';
import { changeRole } from './provider/members/change-role.ts';
import { removeMember } from './provider/members/remove.ts';
import { renameMember } from './provider/members/rename.ts';
import { withPrivateProfile } from './provider/profile/with-private-profile.ts';

/** Deciders of members, for devices. No schemas. Devices predict no command on the provider itself. */
export const providerCommands = {
  'member.add': withPrivateProfile(addMember),
  'member.changeRole': withPrivateProfile(changeRole),
  'member.rename': withPrivateProfile(renameMember),
  'member.remove': withPrivateProfile(removeMember),
  'member.accept': withPrivateProfile(acceptMembership),
  'member.decline': withPrivateProfile(declineMembership),
};
