import type { CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { Docs } from '../../kernel/ref.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import { voucherWrittenBy } from '../shared/written-by.ts';
import { voucherRef } from '../voucher/paths.ts';
import { type Voucher, voucherSchema } from '../voucher/voucher.ts';
import { bookingLimits } from './limits.ts';
import type { Usage } from './usage.ts';
import { addUsage, changeUsage, limitReached } from './usage-change.ts';
import { usageRef } from './usage-ref.ts';

type Limited = { provider: Provider; usage: Usage };

/** A voucher that somebody must still pay, with its person. */
const unpaid = (voucher: Voucher | undefined): { providerId: string; userId: string } | undefined =>
  voucher?.status === 'pending' && voucher.userId !== undefined
    ? { providerId: voucher.providerId, userId: voucher.userId }
    : undefined;

const writtenBy = (decision: Decision): Voucher | undefined => {
  const written = voucherWrittenBy(decision);
  return written && voucherSchema.parse(written.data);
};

/** Limits the unpaid vouchers of one person with one provider. */
export const limitNewVouchers = <Payload, Documents extends { voucher: Voucher }>(
  definition: CommandDefinition<Payload, Documents>,
): CommandDefinition<Payload, Documents & Limited> => ({
  ...definition,
  reads: (request) => {
    const { actor, command } = request;
    return actor.kind === 'user'
      ? [...definition.reads(request), usageRef(command.providerId, actor.uid)]
      : definition.reads(request);
  },
  decide: (request, docs: Docs<Documents & Limited>) => {
    const decision = definition.decide(request, docs);
    const holder = unpaid(writtenBy(decision));
    if ('rejection' in decision || !holder) return decision;
    const provider = docs.get<'provider'>(providerRef(holder.providerId));
    const usage = docs.get<'usage'>(usageRef(holder.providerId, holder.userId));
    const { unpaidVouchers: most } = bookingLimits(provider ?? { settings: {} });
    const before = usage?.unpaidVouchers ?? 0;
    if (before >= most) return limitReached('unpaidVouchers', most);
    const counted = changeUsage(holder, usage, { unpaidVouchers: before + 1 }, request.now);
    return { ...decision, writes: [...decision.writes, counted] };
  },
});

/** Counts a voucher that somebody has paid, or that nobody paid in time. */
export const countVouchers = <Payload extends { voucherId: string }, Documents extends { voucher: Voucher }>(
  definition: CommandDefinition<Payload, Documents>,
): CommandDefinition<Payload, Documents> => ({
  ...definition,
  decide: (request: CommandRequest<Payload>, docs) => {
    const { providerId, payload } = request.command;
    const decision = definition.decide(request, docs);
    const after = writtenBy(decision);
    const holder = after && unpaid(docs.get<'voucher'>(voucherRef(providerId, payload.voucherId)));
    if ('rejection' in decision || !holder || unpaid(after)) return decision;
    return { ...decision, writes: [...decision.writes, ...addUsage(holder, { unpaidVouchers: -1 }, request.now)] };
  },
});
