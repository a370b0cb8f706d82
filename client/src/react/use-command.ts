import { useCallback, useRef, useState } from 'react';
import type { Subscription } from 'rxjs';
import type { CommandType, NewCommand, NewCommandOf } from '../commands/new-command.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { SendsCommands, SentCommand } from './client-like.ts';
import { type CommandState, commandStates, failedState } from './command-states.ts';
import { useClient } from './provided-client.ts';

/** The latest command of a component, and the function that sends the next one. */
export interface UsedCommand<Type extends CommandType> extends CommandState {
  /**
   * Sends a command and returns it at once. Awaiting it gives the outcome. It continues when the component unmounts.
   *
   * @throws CounterfoilError `failed-precondition` without a client
   */
  send(command: NewCommandOf<Type>): SentCommand;
  /** Makes the state `idle` again. It does not cancel a command. */
  reset(): void;
}

const idle: CommandState = { status: 'idle' };

/**
 * Sends commands of one type, and returns the state of the latest one. The client is that of `CounterfoilProvider`, or
 * the first argument.
 *
 * @example
 * const { send, status, rejection } = useCommand('order.confirm');
 * <button disabled={status === 'sending'} onClick={() => send({ providerId, payload: { orderId } })} />
 */
export function useCommand<Type extends CommandType>(type: Type): UsedCommand<Type>;
export function useCommand<Type extends CommandType>(
  counterfoil: SendsCommands | undefined,
  type: Type,
): UsedCommand<Type>;
export function useCommand<Type extends CommandType>(
  ...args: [type: Type] | [counterfoil: SendsCommands | undefined, type: Type]
): UsedCommand<Type> {
  const type = args.length === 2 ? args[1] : args[0];
  const given = args.length === 2 ? args[0] : undefined;
  const client = useClient(given);
  const [state, setState] = useState(idle);
  /** The states of the latest command. An unmounted component ignores them. */
  const latest = useRef<Subscription>(undefined);

  const follow = useCallback((next: CommandState | SentCommand) => {
    latest.current?.unsubscribe();
    if ('status' in next) setState(next);
    else latest.current = commandStates(next).subscribe(setState);
  }, []);

  const send = useCallback(
    (command: NewCommandOf<Type>): SentCommand => {
      try {
        if (!client) throw new CounterfoilError('failed-precondition', 'useCommand needs a CounterfoilProvider');
        const typed: NewCommand<Type> = { ...command, type };
        const sent = client.send<Type>(typed);
        follow(sent);
        return sent;
      } catch (error) {
        follow(failedState(error));
        throw error;
      }
    },
    [client, type, follow],
  );
  const reset = useCallback(() => follow(idle), [follow]);
  return { ...state, send, reset };
}
