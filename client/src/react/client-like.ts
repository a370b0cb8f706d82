import type { Outcome } from '@counterfoil/domain/core';
import type { Observable } from 'rxjs';
import type { CommandType, NewCommand } from '../commands/new-command.ts';

/** The signed-in user. */
export interface UserLike {
  readonly uid: string;
  readonly displayName?: string | null | undefined;
  readonly email?: string | null | undefined;
}

/** The part of the client that knows the user: `null` while nobody is signed in. Emits nothing before it knows. */
export interface KnowsUser<User extends UserLike = UserLike> {
  readonly user$: Observable<User | null>;
}

/** A command on its way. Awaiting it gives the outcome. */
export interface SentCommand extends PromiseLike<Outcome> {
  readonly id: string;
  /** Resolves once this device keeps the command until the server has settled it. */
  readonly kept: Promise<'disk' | 'memory'>;
  readonly outcome: Promise<Outcome>;
}

/** The part of the client that sends commands. */
export interface SendsCommands {
  send<Type extends CommandType>(command: NewCommand<Type>): SentCommand;
}
