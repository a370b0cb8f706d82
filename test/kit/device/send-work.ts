import type { NewCommand } from '@counterfoil/client';
import type { CommandPayloads, CommandType } from '@counterfoil/domain';
import { v7 } from 'uuid';
import type { Work } from './app/device-api.ts';

/** A command to send on a device, with a time-ordered id as the client makes them. */
export const sendWork = <Type extends CommandType>(
  type: Type,
  providerId: string,
  payload: CommandPayloads[Type],
): Extract<Work, { do: 'send' }> => {
  // `NewCommand` is a union with one member per type. The signature keeps payload and type together.
  const command = { type, providerId, payload } as NewCommand;
  return { do: 'send', command: { ...command, id: v7() } };
};
