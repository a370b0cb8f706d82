import type { NewCommand } from '@counterfoil/client';
import type { CommandPayloads, CommandType } from '@counterfoil/domain';
import { v7 } from 'uuid';
import type { Work } from './app/device-api.ts';

/** A command to be sent on a device, with an id as the client makes them: in the order of time. */
export const sendWork = <Type extends CommandType>(
  type: Type,
  providerId: string,
  payload: CommandPayloads[Type],
): Extract<Work, { do: 'send' }> => {
  // `NewCommand` is a union with one member for each type: payload and type belong together here by the signature.
  const command = { type, providerId, payload } as NewCommand;
  return { do: 'send', command: { ...command, id: v7() } };
};
