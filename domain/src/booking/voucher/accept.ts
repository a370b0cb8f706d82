import { endUserPath } from '../../end-user/path.ts';
import type { CommandRequest } from '../../kernel/command.ts';
import type { Decision } from '../../kernel/decision.ts';
import { eventDocument, eventWrite, type Recorded, recordEvent } from '../../kernel/event.ts';
import type { Write } from '../../kernel/write.ts';
import { providerEvents } from '../../provider/profile/paths.ts';
import type { VoucherEvent } from './event.ts';
import { evolveVoucher } from './evolve.ts';
import { voucherRef } from './paths.ts';
import type { Voucher } from './voucher.ts';

/** One event of a voucher, the document after it, and the writes of both. */
export interface VoucherChange {
  readonly after: Voucher;
  readonly event: Recorded<VoucherEvent>;
  readonly writes: readonly Write[];
}

/** @param n number of the command's events before this one */
export const changeVoucher = (
  request: CommandRequest<unknown>,
  before: Voucher | undefined,
  event: VoucherEvent,
  n = 0,
): VoucherChange => {
  const recorded = recordEvent(request, before?.version ?? 0, event, n);
  const after = evolveVoucher(before, recorded);
  const { providerId, voucherId } = after;
  const entity = { entityType: 'voucher', entityId: voucherId };
  const document = eventDocument(request, entity, recorded);
  // The holder's copy names the provider, at whom the voucher lies.
  const copy = { ...document, payload: { ...recorded.payload, providerId } };
  const writes: Write[] = [
    { op: before ? 'update' : 'create', path: voucherRef(providerId, voucherId).path, data: after },
    ...(after.userId ? [eventWrite(`${endUserPath(after.userId)}/events`, copy)] : []),
    eventWrite(providerEvents(providerId), document),
  ];
  return { after, event: recorded, writes };
};

/** Turns the one event of a voucher command into the decision that commits it. */
export const acceptVoucher = (
  request: CommandRequest<unknown>,
  before: Voucher | undefined,
  event: VoucherEvent,
): Decision => {
  const { after, event: recorded, writes } = changeVoucher(request, before, event);
  return { version: after.version, eventIds: [recorded.id], writes };
};
