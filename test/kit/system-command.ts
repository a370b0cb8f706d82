import type { NewCommand } from '@counterfoil/client';
import type { CommandPayloads, SystemCommandType } from '@counterfoil/domain/core';

/**
 * A command that only the payment gateway and the schedules send. The client's types leave it out, but a client can be
 * made to send it: the server decides.
 */
export const systemCommand = <Type extends SystemCommandType>(
  type: Type,
  providerId: string,
  payload: CommandPayloads[Type],
): NewCommand => ({ type, providerId, payload }) as unknown as NewCommand;
