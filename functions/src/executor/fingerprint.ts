import { createHash } from 'node:crypto';
import { type Actor, actorId, type Command } from '@counterfoil/domain';

/** The same JSON for the same content, whatever the order of its keys. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** Tells a repeated command from another one under the same id. When and where it was issued does not matter. */
export const fingerprint = ({ id, type, providerId, payload, expectedVersion }: Command, actor: Actor): string =>
  createHash('sha256')
    .update(canonical({ id, type, providerId, payload, expectedVersion, actor: actorId(actor) }))
    .digest('base64url');
