/** On whose behalf a command runs. The way in (callable, queue, schedule, webhook) establishes it, never the payload. */
export type Actor =
  | { readonly kind: 'user'; readonly uid: string; readonly name?: string }
  /** A schedule, a webhook, or a server whose token carries the custom claim `system`. */
  | { readonly kind: 'system'; readonly name: string };

/** How the actor is written into `createdBy`. */
export const actorId = (actor: Actor): string => (actor.kind === 'user' ? actor.uid : `system:${actor.name}`);
