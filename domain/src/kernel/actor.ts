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
    }
  /** A schedule, a webhook, or a server whose token carries the custom claim `system`. */
  | { readonly kind: 'system'; readonly name: string };

/** The actor as text, for `createdBy`. */
export const actorId = (actor: Actor): string => (actor.kind === 'user' ? actor.uid : `system:${actor.name}`);
