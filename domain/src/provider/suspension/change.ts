import { mayOperate } from '../../kernel/actor.ts';
import type { CommandRequest } from '../../kernel/command.ts';
import type { Decision } from '../../kernel/decision.ts';
import { eventDocument, eventWrite, recordEvent } from '../../kernel/event.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import type { Write } from '../../kernel/write.ts';
import { providerEvents, providerRef } from '../profile/paths.ts';
import type { Provider } from '../profile/provider.ts';
import type { SuspensionEvent } from './event.ts';
import { suspensionRef } from './path.ts';
import type { Suspension } from './suspension.ts';

export type SuspensionReads = {
  provider: Provider;
  suspension: Suspension;
};

/** Nothing is read before the sender is known to be an operator. */
export const suspensionReads = ({ actor, command }: CommandRequest<unknown>): Ref<'provider' | 'suspension'>[] =>
  mayOperate(actor) ? [providerRef(command.providerId), suspensionRef(command.providerId)] : [];

const refused = (
  { actor, command: { providerId } }: CommandRequest<unknown>,
  docs: Docs<SuspensionReads>,
  isSuspended: boolean,
): Refused | undefined => {
  if (!mayOperate(actor))
    return reject('permission-denied', 'only the system and operators suspend', { reason: 'wrong-sender' });
  if (!docs.get(providerRef(providerId)))
    return reject('not-found', `no such provider ${providerId}`, { reason: 'no-provider', field: 'providerId' });
  const wasSuspended = docs.get(suspensionRef(providerId))?.isSuspended ?? false;
  if (wasSuspended !== isSuspended) return undefined;
  return reject('failed-precondition', isSuspended ? 'it is suspended already' : 'it is not suspended', {
    reason: 'wrong-status',
    status: isSuspended ? 'suspended' : 'active',
  });
};

/** The reason beside the event, where owner and manager read it. */
const hiddenReason = (path: string, reason: string, now: Date): Write => ({
  op: 'create',
  path: `${path}/private/payload`,
  data: { reason, createdAt: now, updatedAt: now },
});

/** @param reason absent: the suspension ends */
export const changeSuspension = (
  request: CommandRequest<unknown>,
  docs: Docs<SuspensionReads>,
  reason?: string,
): Decision => {
  const { command, now } = request;
  const { providerId } = command;
  const isSuspended = reason !== undefined;
  const denied = refused(request, docs, isSuspended);
  if (denied) return denied;
  const ref = suspensionRef(providerId);
  const before = docs.get(ref);
  const event = recordEvent<SuspensionEvent>(request, before?.version ?? 0, {
    type: isSuspended ? 'provider.suspended' : 'provider.resumed',
    payload: {},
  });
  const after: Suspension = {
    ...(before ?? { providerId, createdAt: now }),
    ...(isSuspended ? { reason, since: now } : { reason: before?.reason ?? '', since: before?.since ?? now }),
    isSuspended,
    version: event.version,
    lastCommandId: command.id,
    updatedAt: now,
  };
  const events = providerEvents(providerId);
  return {
    version: event.version,
    eventIds: [event.id],
    writes: [
      { op: before ? 'update' : 'create', path: ref.path, data: after },
      eventWrite(events, eventDocument(request, { entityType: 'suspension', entityId: providerId }, event)),
      ...(isSuspended ? [hiddenReason(`${events}/${event.id}`, reason, now)] : []),
    ],
  };
};
