import { createProvider } from './create.ts';
import { handOver } from './hand-over.ts';
import { addMember } from './members/add.ts';
import { acceptMembership, declineMembership } from './members/answer.ts';
import { changeRole } from './members/change-role.ts';
import { removeMember } from './members/remove.ts';
import { renameMember } from './members/rename.ts';
import { updateProvider } from './update.ts';

/** Deciders for tenants and their members. No schemas: a device that predicts a decision needs none. */
export const providerCommands = {
  'provider.create': createProvider,
  'provider.update': updateProvider,
  'provider.handOver': handOver,
  'member.add': addMember,
  'member.changeRole': changeRole,
  'member.rename': renameMember,
  'member.remove': removeMember,
  'member.accept': acceptMembership,
  'member.decline': declineMembership,
};
