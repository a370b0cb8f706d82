import type { CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { eventDocument, eventWrite, recordEvent } from '../../kernel/event.ts';
import { reject } from '../../kernel/rejection.ts';
import { requireVersion } from '../../kernel/require-version.ts';
import { sameValue } from '../../kernel/same-value.ts';
import { dayMs } from '../../kernel/time/durations.ts';
import type { Write } from '../../kernel/write.ts';
import { providerEvents, providerRef } from '../../provider/profile/paths.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import { noEffect } from '../payments/repeated.ts';
import type { PaymentAccount, ReportAccount } from './account.ts';
import type { PaymentAccountChanged } from './event.ts';
import { connectedAccountPath, paymentAccountRef } from './paths.ts';
import { reportedAccount } from './reported.ts';

type Reads = { provider: Provider; paymentAccount: PaymentAccount };

/** Somebody may pay on a page that was opened before the change, and slow payments take days. */
const formerMs = 30 * dayMs;

/** Payments go to an account from the moment at which it can be paid. */
const followingWrites = (provider: Provider, account: PaymentAccount, { command, now }: CommandRequest<unknown>) => {
  const { paymentAccount: former } = provider;
  if (!account.chargesEnabled || former === account.accountId) return [];
  const until = new Date(now.getTime() + formerMs);
  const data = {
    ...provider,
    paymentAccount: account.accountId,
    formerPaymentAccount: { ...(former ? { account: former } : {}), until },
    version: provider.version + 1,
    lastCommandId: command.id,
    updatedAt: now,
  };
  return [{ op: 'update', path: providerRef(command.providerId).path, data }] satisfies Write[];
};

/** Finds the provider by an account of which a notice tells. */
const findableWrite = ({ command: { providerId }, now }: CommandRequest<unknown>, account: PaymentAccount): Write => {
  const { gateway, accountId } = account;
  const data = { gateway, accountId, providerId, createdAt: now };
  return { op: 'set', path: connectedAccountPath(gateway, accountId), data };
};

/** The account with its stamps; `undefined` if the report tells nothing new. */
const changedAccount = (
  before: PaymentAccount | undefined,
  { command, now }: CommandRequest<ReportAccount>,
): PaymentAccount | undefined => {
  const reported = reportedAccount(before, command.payload, now);
  const { version = 0, lastCommandId = '', createdAt = now, updatedAt = now } = before ?? {};
  if (sameValue({ ...reported, version, lastCommandId, createdAt, updatedAt }, before)) return undefined;
  return { ...reported, version: version + 1, lastCommandId: command.id, createdAt, updatedAt: now };
};

/** The event of another state, or of another account. */
const stateEvents = (
  request: CommandRequest<unknown>,
  before: PaymentAccount | undefined,
  account: PaymentAccount,
): { readonly eventIds: string[]; readonly writes: Write[] } => {
  const { accountId, number, state, chargesEnabled, payoutsEnabled } = account;
  const known = before?.number === number ? before.state : undefined;
  if (known === state) return { eventIds: [], writes: [] };
  const changed = recordEvent<PaymentAccountChanged>(request, account.version - 1, {
    type: 'paymentAccount.changed',
    payload: { state, ...(known ? { before: known } : {}), chargesEnabled, payoutsEnabled },
  });
  const document = eventDocument(request, { entityType: 'paymentAccount', entityId: accountId }, changed);
  return { eventIds: [changed.id], writes: [eventWrite(providerEvents(request.command.providerId), document)] };
};

/**
 * Stores what the gateway says about a provider's account. The sender asked the gateway after it had read the document,
 * and names its version. So of two that ask at the same time, the one with older news does not count.
 */
export const reportAccount: CommandDefinition<ReportAccount, Reads> = {
  aggregate: () => 'paymentAccount',
  reads: ({ command: { providerId } }) => [providerRef(providerId), paymentAccountRef(providerId)],
  decide: (request, docs) => {
    const { command, actor } = request;
    const { providerId } = command;
    if (actor.kind !== 'system')
      return reject('permission-denied', 'only the gateway reports accounts', { reason: 'wrong-sender' });
    const provider = docs.get(providerRef(providerId));
    if (!provider)
      return reject('not-found', `no such provider ${providerId}`, { reason: 'no-provider', field: 'providerId' });
    const ref = paymentAccountRef(providerId);
    const before = docs.get(ref);
    const stale = requireVersion(command, before?.version ?? 0);
    if (stale) return stale;
    const account = changedAccount(before, request);
    if (!account) return noEffect(before?.version ?? 0);
    const { eventIds, writes } = stateEvents(request, before, account);
    return {
      version: account.version,
      eventIds,
      writes: [
        { op: before ? 'update' : 'create', path: ref.path, data: account },
        ...(before?.number === account.number ? [] : [findableWrite(request, account)]),
        ...followingWrites(provider, account, request),
        ...writes,
      ],
    };
  },
};
