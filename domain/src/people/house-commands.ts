import { createProvider } from '../provider/create-provider.ts';
import { addMember } from './add-member.ts';
import { changeRole } from './change-role.ts';
import { removeMember } from './remove-member.ts';

/** How a house is opened, and who works there. No schemas: a device that decides needs none. */
export const houseCommands = {
  'provider.create': createProvider,
  'member.add': addMember,
  'member.changeRole': changeRole,
  'member.remove': removeMember,
};
