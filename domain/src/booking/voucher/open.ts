import { actorId } from '../../kernel/actor.ts';
import type { CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Docs } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { requireVersion } from '../../kernel/require-version.ts';
import { shortCode } from '../../kernel/short-code.ts';
import { dayMs } from '../../kernel/time/durations.ts';
import type { Member } from '../../provider/members/member.ts';
import { frontOfHouse, membershipRefs, requireRole } from '../../provider/members/require-role.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import { serviceRef } from '../slots/paths.ts';
import type { Service } from '../slots/service.ts';
import { acceptVoucher } from './accept.ts';
import type { NewVoucher } from './event.ts';
import { voucherKey } from './find.ts';
import { packageOf, type VoucherTerms } from './package-of.ts';
import { voucherRef } from './paths.ts';
import type { BuyVoucher } from './payloads.ts';
import { validUntil } from './valid-until.ts';
import type { Voucher } from './voucher.ts';

type Reads = { provider: Provider; service: Service; voucher: Voucher; member: Member };

/** How long the price holds while the payment is pending. */
const holdMs = dayMs;

const notSold = (what: string): Refused =>
  reject('failed-precondition', `the service sells no such ${what}`, { reason: 'not-sold', field: 'serviceId' });

type Sold = VoucherTerms & Pick<NewVoucher, 'kind' | 'total'>;

/** The terms by the service's catalogue, never by the sender. */
const soldAs = (payload: BuyVoucher, service: Service): Sold | Refused => {
  const { visits, amount = 0 } = payload;
  if (visits !== undefined) {
    const terms = packageOf(service, visits);
    return terms ? { ...terms, kind: 'package', total: visits } : notSold('package');
  }
  const { giftCardDays: validDays, price } = service;
  return validDays ? { kind: 'giftCard', total: amount, price: { ...price, amount }, validDays } : notSold('gift card');
};

type Opening = Pick<NewVoucher, 'userId' | 'status' | 'paymentStatus' | 'holdExpiresAt' | 'expiresAt'>;

/** A customer pays through the gateway; one that is free, or sold at the desk, is valid at once. */
const opening = (
  { actor, now }: CommandRequest<BuyVoucher>,
  { price, validDays }: Sold,
  { timeZone }: Provider,
  isDesk: boolean,
): Opening => {
  const holder = isDesk ? {} : { userId: actorId(actor) };
  return isDesk || price.amount === 0
    ? { ...holder, status: 'active', paymentStatus: 'none', expiresAt: validUntil(now, validDays, timeZone) }
    : { ...holder, status: 'pending', paymentStatus: 'pending', holdExpiresAt: new Date(now.getTime() + holdMs) };
};

const requireSender = (
  { actor, command }: CommandRequest<BuyVoucher>,
  docs: Docs<Reads>,
  isDesk: boolean,
): Refused | undefined => {
  if (actor.kind !== 'user') return reject('permission-denied', 'only people buy vouchers', { reason: 'wrong-sender' });
  return isDesk ? requireRole(docs, command.providerId, actor, frontOfHouse) : undefined;
};

const openVoucher = (isDesk: boolean): CommandDefinition<BuyVoucher, Reads> => ({
  aggregate: voucherKey,
  reads: ({ command: { providerId, payload }, actor }) => [
    providerRef(providerId),
    serviceRef(providerId, payload.serviceId),
    voucherRef(providerId, payload.voucherId),
    ...(isDesk ? membershipRefs(providerId, actor) : []),
  ],
  decide: (request, docs) => {
    const { providerId, payload } = request.command;
    const { voucherId, serviceId } = payload;
    const denied = requireSender(request, docs, isDesk);
    if (denied) return denied;
    const provider = docs.get(providerRef(providerId));
    if (!provider)
      return reject('not-found', `no provider ${providerId}`, { reason: 'no-provider', field: 'providerId' });
    const service = docs.get(serviceRef(providerId, serviceId));
    if (!service)
      return reject('not-found', `${providerId} has no service ${serviceId}`, {
        reason: 'no-service',
        field: 'serviceId',
      });
    if (docs.get(voucherRef(providerId, voucherId)))
      return reject('already-exists', 'the voucher exists', { reason: 'voucher-exists', field: 'voucherId' });
    const sold = soldAs(payload, service);
    if ('rejection' in sold) return sold;
    const stale = requireVersion(request.command, 0);
    if (stale) return stale;
    const voucher: NewVoucher = {
      voucherId,
      providerId,
      providerName: provider.name,
      serviceId,
      serviceName: service.name,
      code: shortCode(`voucher/${providerId}/${voucherId}`),
      ...sold,
      left: sold.total,
      ...opening(request, sold, provider, isDesk),
    };
    return acceptVoucher(request, undefined, { type: 'voucher.created', payload: voucher });
  },
});

/** A customer buys a package or a gift card. It is valid once it is paid. */
export const buyVoucher = openVoucher(false);

/** Staff sell one at the desk, and take the money there. */
export const sellVoucher = openVoucher(true);
