import { createProvider } from './create.ts';
import { addMember } from './members/add.ts';
import { acceptMembership, declineMembership } from './members/answer.ts';
import { changeRole } from './members/change-role.ts';
import { removeMember } from './members/remove.ts';
import { updateProvider } from './update.ts';

/** Deciders for tenants and their members. No schemas: a device that predicts a decision needs none. */
export const providerCommands = {
  'provider.create': createProvider,
  'provider.update': updateProvider,
  'member.add': addMember,
  'member.changeRole': changeRole,
  'member.remove': removeMember,
  'member.accept': acceptMembership,
  'member.decline': declineMembership,
};
