import { createProvider } from './create.ts';
import { addMember } from './members/add.ts';
import { changeRole } from './members/change-role.ts';
import { removeMember } from './members/remove.ts';

/** How a house is opened, and who works there. No schemas: a device that decides needs none. */
export const providerCommands = {
  'provider.create': createProvider,
  'member.add': addMember,
  'member.changeRole': changeRole,
  'member.remove': removeMember,
};
