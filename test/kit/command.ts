import type { Command, CommandPayloads, CommandType } from '@counterfoil/domain';
import { newId } from './new-id.ts';

/** A command as a device builds it. */
export const makeCommand = <Type extends CommandType>(
  type: Type,
  providerId: string,
  payload: CommandPayloads[Type],
  id = newId('command'),
): Command => ({ id, type, providerId, payload, issuedAt: new Date().toISOString() });
