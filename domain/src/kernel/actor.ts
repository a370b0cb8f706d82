/**
 * The party on whose behalf a command runs. The entry point (callable, queue, schedule, webhook) sets it; the payload
 * never does.
 */
export type Actor =
  | {
      readonly kind: 'user';
      readonly uid: string;
      readonly name?: string;
      /** The address that this sign-in has proved, in lower case. A queue looks it up for a command that uses it. */
      readonly email?: string;
      /** The custom claim `operator` of this sign-in. A queued command has none. */
      readonly isOperator?: true;
    }
  /** A schedule, a webhook, or a server whose token carries the custom claim `system`. */
  | { readonly kind: 'system'; readonly name: string };

/** True for the system, and for persons who may repair and suspend. */
export const mayOperate = (actor: Actor): boolean => actor.kind === 'system' || actor.isOperator === true;

/** The actor as text, for `createdBy`. */
export const actorId = (actor: Actor): string => (actor.kind === 'user' ? actor.uid : `system:${actor.name}`);
