import { createHash } from 'node:crypto';
import { type Actor, actorId, type Command } from '@counterfoil/domain';

/** Serializes equal content to equal JSON, whatever the order of its keys. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/**
 * Distinguishes a retried command from a different command under the same id. Times and device of the command do
 * not count: a device may correct its clock between two deliveries.
 */
export const fingerprint = ({ id, type, providerId, payload, expectedVersion }: Command, actor: Actor): string =>
  createHash('sha256')
    .update(canonical({ id, type, providerId, payload, expectedVersion, actor: actorId(actor) }))
    .digest('base64url');
