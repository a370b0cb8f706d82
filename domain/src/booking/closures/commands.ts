import { createClosure } from './create.ts';
import { withdrawClosure } from './withdraw.ts';

/** Only the server decides these: a device shows no closure before the profile has it. */
export const closureCommands = {
  'closure.create': createClosure,
  'closure.withdraw': withdrawClosure,
};
