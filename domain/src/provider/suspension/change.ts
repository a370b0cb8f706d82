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
import { inDirectory, listingOf } from './in-directory.ts';
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
): Refused | { readonly provider: Provider; readonly before: Suspension | undefined } => {
  if (!mayOperate(actor))
    return reject('permission-denied', 'only the system and operators suspend', { reason: 'wrong-sender' });
  const provider = docs.get(providerRef(providerId));
  if (!provider)
    return reject('not-found', `no such provider ${providerId}`, { reason: 'no-provider', field: 'providerId' });
  const before = docs.get(suspensionRef(providerId));
  if ((before?.isSuspended ?? false) !== isSuspended) return { provider, before };
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

const begun = (provider: Provider, reason: string, now: Date) => {
  const listing = listingOf(provider);
  return { isSuspended: true, reason, since: now, ...(listing ? { listing } : {}) };
};

/** It keeps its last reason, and how the directory shows it again. */
const ended = (before: Suspension | undefined, now: Date) => ({
  ...(before ?? { reason: '', since: now }),
  isSuspended: false,
});

/** @param reason absent: the suspension ends */
export const changeSuspension = (
  request: CommandRequest<unknown>,
  docs: Docs<SuspensionReads>,
  reason?: string,
): Decision => {
  const { command, now } = request;
  const { providerId } = command;
  const found = refused(request, docs, reason !== undefined);
  if ('rejection' in found) return found;
  const { provider, before } = found;
  const event = recordEvent<SuspensionEvent>(request, before?.version ?? 0, {
    type: reason === undefined ? 'provider.resumed' : 'provider.suspended',
    payload: {},
  });
  const state = reason === undefined ? ended(before, now) : begun(provider, reason, now);
  const { createdAt = now } = before ?? {};
  const head = { version: event.version, lastCommandId: command.id, createdAt, updatedAt: now };
  const after: Suspension = { providerId, ...state, ...head };
  const directory = inDirectory(request, provider, after);
  const events = providerEvents(providerId);
  return {
    version: event.version,
    eventIds: [event.id, ...directory.eventIds],
    writes: [
      { op: before ? 'update' : 'create', path: suspensionRef(providerId).path, data: after },
      eventWrite(events, eventDocument(request, { entityType: 'suspension', entityId: providerId }, event)),
      ...(reason === undefined ? [] : [hiddenReason(`${events}/${event.id}`, reason, now)]),
      ...directory.writes,
    ],
  };
};
