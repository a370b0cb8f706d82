import {
  type AccountFacts,
  type Actor,
  connectedAccountPath,
  type GatewayAnswer,
  invariant,
  type MemberRole,
  memberRef,
  memberSchema,
  type PaymentAccount,
  type PaymentAccountState,
  parseDerivedCommand,
  paymentAccountRef,
  paymentAccountSchema,
  providerRef,
  type ReportAccount,
  secondMs,
} from '@counterfoil/domain';
import { derivedId } from '../executor/derived-id.ts';
import { executeCommand } from '../executor/execute-command.ts';
import { withDates } from '../firestore/with-dates.ts';
import type { AccountNotice, Gateway } from './gateway.ts';
import type { Payer } from './payer.ts';
import { paymentsActor } from './settle.ts';

export interface AccountRequest {
  readonly providerId: string;
  readonly actor: Actor;
}

export interface ConnectRequest extends AccountRequest {
  readonly country?: string | undefined;
  readonly returnUrl: string;
  readonly refreshUrl: string;
}

export interface AccountAnswer {
  readonly state: PaymentAccountState;
}

export interface ConnectAnswer extends AccountAnswer {
  readonly url: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

export type AccountRefusal =
  | { readonly reason: 'connect-off' | 'no-gateway' | 'needs-role' | 'no-provider' | 'not-connected' }
  | { readonly reason: 'gateway-refused'; readonly message: string }
  | { readonly reason: 'busy'; readonly retryAfterSeconds: number };

/** Two that ask at the same time disturb each other at most once. */
const maxRounds = 5;

const refusalOf = (failure: Exclude<GatewayAnswer<unknown>, { accepted: unknown }>): AccountRefusal => {
  if ('refused' in failure)
    return { reason: 'gateway-refused', message: failure.refused.message ?? failure.refused.code };
  const { code, retryAfterMs = secondMs } = failure.busy;
  if (code === 'key-refused') return { reason: 'no-gateway' };
  return { reason: 'busy', retryAfterSeconds: Math.max(1, Math.ceil(retryAfterMs / secondMs)) };
};

const readAccount = async ({ firestore }: Payer, providerId: string): Promise<PaymentAccount | undefined> => {
  const snapshot = await firestore.doc(paymentAccountRef(providerId).path).get();
  return snapshot.exists ? paymentAccountSchema.parse(withDates(snapshot.data())) : undefined;
};

/** Why the caller may not ask; `undefined` if they may. */
const denial = async (
  { firestore }: Payer,
  { providerId, actor }: AccountRequest,
  roles: readonly MemberRole[],
): Promise<AccountRefusal | undefined> => {
  if (actor.kind !== 'user') return { reason: 'needs-role' };
  const refs = [providerRef(providerId), memberRef(providerId, actor.uid)];
  const [provider, stored] = await firestore.getAll(...refs.map(({ path }) => firestore.doc(path)));
  if (!provider?.exists) return { reason: 'no-provider' };
  const { data: member } = memberSchema.safeParse(withDates(stored?.data()));
  return member?.active && roles.includes(member.role) ? undefined : { reason: 'needs-role' };
};

/** Stores the gateway's word about an account. Returns false if somebody else was first. */
const report = async (
  payer: Payer,
  providerId: string,
  known: PaymentAccount | undefined,
  payload: ReportAccount,
): Promise<boolean> => {
  const expectedVersion = known?.version ?? 0;
  const bound = parseDerivedCommand({
    id: derivedId('account', JSON.stringify([providerId, expectedVersion, payload])),
    type: 'paymentAccount.report',
    providerId,
    payload,
    expectedVersion,
    issuedAt: payer.clock().toISOString(),
  });
  invariant(!('rejection' in bound), `the account of ${providerId} cannot be reported`);
  const outcome = await executeCommand(payer, { bound, actor: paymentsActor });
  if (outcome.outcome !== 'rejected') return true;
  if (outcome.rejection.code === 'aborted') return false;
  throw new Error(outcome.rejection.message);
};

type Reported = GatewayAnswer<{ readonly accountId: string; readonly facts: AccountFacts | null }>;

const latest = async (gateway: Gateway, { accountId }: PaymentAccount): Promise<Reported> => {
  const answer = await gateway.readAccount(accountId);
  return 'accepted' in answer ? { accepted: { accountId, facts: answer.accepted } } : answer;
};

/** The account that is connected; one that the gateway opens, if none is. */
const connected = async (
  gateway: Gateway,
  known: PaymentAccount | undefined,
  { providerId, country }: ConnectRequest,
): Promise<Reported> => {
  if (known && known.state !== 'disconnected') return await latest(gateway, known);
  // With the country in the key, an owner may correct it.
  const key = ['account', providerId, (known?.number ?? 0) + 1, country ?? ''].join('.');
  return await gateway.openAccount({ providerId, key, country });
};

/**
 * Asks the gateway and stores its word. If somebody else was first, it asks again: their news may be older.
 *
 * @param ask returns `undefined` if there is nothing to ask
 */
const follow = async (
  payer: Payer,
  { name }: Gateway,
  providerId: string,
  ask: (known: PaymentAccount | undefined) => Promise<Reported | undefined>,
): Promise<PaymentAccount | AccountRefusal> => {
  for (let round = 1; round <= maxRounds; round++) {
    const known = await readAccount(payer, providerId);
    const answer = await ask(known);
    if (!answer) return known ?? { reason: 'not-connected' };
    if (!('accepted' in answer)) return refusalOf(answer);
    if (await report(payer, providerId, known, { gateway: name, ...answer.accepted })) {
      const stored = await readAccount(payer, providerId);
      if (stored) return stored;
    }
  }
  return { reason: 'busy', retryAfterSeconds: 1 };
};

const gatewayOf = ({ gateways, connects }: Payer): { readonly gateway: Gateway } | AccountRefusal => {
  const [gateway] = gateways.values();
  if (!connects) return { reason: 'connect-off' };
  return gateway ? { gateway } : { reason: 'no-gateway' };
};

/** Opens the provider's account at the gateway, if it has none, and returns a link on which its owner completes it. */
export const connectAccount = async (
  payer: Payer,
  request: ConnectRequest,
): Promise<ConnectAnswer | AccountRefusal> => {
  const found = gatewayOf(payer);
  if ('reason' in found) return found;
  const { gateway } = found;
  const { providerId, returnUrl, refreshUrl } = request;
  const denied = await denial(payer, request, ['owner']);
  if (denied) return denied;
  const connect = () => follow(payer, gateway, providerId, (known) => connected(gateway, known, request));
  const first = await connect();
  // Only now it turned out that the owner has cut the connection.
  const account = 'state' in first && first.state === 'disconnected' ? await connect() : first;
  if ('reason' in account) return account;
  const link = await gateway.linkAccount({ accountId: account.accountId, returnUrl, refreshUrl });
  if (!('accepted' in link)) return refusalOf(link);
  const { url, expiresAt } = link.accepted;
  return { url, expiresAt: expiresAt.toISOString(), state: account.state };
};

/** Brings the state of the provider's account up to date, such as when its owner comes back from the gateway. */
export const refreshAccount = async (
  payer: Payer,
  request: AccountRequest,
): Promise<AccountAnswer | AccountRefusal> => {
  const found = gatewayOf(payer);
  if ('reason' in found) return found;
  const { gateway } = found;
  const denied = await denial(payer, request, ['owner', 'manager']);
  if (denied) return denied;
  const ask = async (known: PaymentAccount | undefined) =>
    known && known.state !== 'disconnected' ? await latest(gateway, known) : undefined;
  const account = await follow(payer, gateway, request.providerId, ask);
  return 'reason' in account ? account : { state: account.state };
};

/**
 * Follows a notice of a connected account. Throws if that was not possible now, so that the gateway sends it again.
 *
 * @returns the state; `undefined` if no provider has this account now
 */
export const followAccount = async (
  payer: Payer,
  gatewayName: string,
  { accountId, isDisconnected }: AccountNotice,
): Promise<PaymentAccountState | undefined> => {
  const gateway = payer.gateways.get(gatewayName);
  const owner = await payer.firestore.doc(connectedAccountPath(gatewayName, accountId)).get();
  const providerId = owner.get('providerId');
  if (!gateway || typeof providerId !== 'string') return undefined;
  let isCurrent = true;
  const account = await follow(payer, gateway, providerId, async (known) => {
    isCurrent = known?.accountId === accountId;
    if (!known || !isCurrent) return undefined;
    return isDisconnected ? { accepted: { accountId, facts: null } } : await latest(gateway, known);
  });
  if (!isCurrent) return undefined;
  if ('reason' in account) throw new Error(`the account ${accountId} cannot be read now: ${account.reason}`);
  return account.state;
};
