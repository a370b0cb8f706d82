import { dueShard } from '../../kernel/due-shard.ts';
import type { Recorded } from '../../kernel/event.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { Money } from '../../kernel/money.ts';
import { settledStatus } from '../shared/payment.ts';
import type { VoucherEvent } from './event.ts';
import type { Voucher } from './voucher.ts';

type State = Omit<Voucher, 'dueAt'>;

/** A voucher with so much left. One that has ended stays so. */
const withLeft = (state: State, left: number): State => {
  if (state.status !== 'active' && state.status !== 'used') return { ...state, left };
  return { ...state, left, status: left > 0 ? 'active' : 'used' };
};

const revived = (state: State, expiresAt: Date | undefined): State => {
  if (!expiresAt) return state;
  const { endedAt: _e, ...rest } = state;
  return { ...rest, status: 'active', expiresAt };
};

/** A part, or everything, may have been given back before, and a dispute goes on. */
const statusWithDue = ({ paymentStatus, refunded, price }: State, { amount }: Money) => {
  const returned = refunded?.amount ?? 0;
  return settledStatus({
    due: amount,
    returned,
    isFull: returned >= price.amount,
    isDisputed: paymentStatus === 'disputed',
  });
};

const applyEvent = (state: State, event: Exclude<Recorded<VoucherEvent>, { type: 'voucher.created' }>): State => {
  const at = event.occurredAt;
  switch (event.type) {
    case 'voucher.activated': {
      const { holdExpiresAt: _h, endedAt: _e, ...rest } = state;
      const { payment, expiresAt } = event.payload;
      return { ...rest, ...payment, paymentStatus: 'paid', status: 'active', activatedAt: at, expiresAt };
    }
    case 'voucher.givenAway':
      return { ...state, givenAway: true };
    case 'voucher.taken': {
      const { givenAway: _g, ...rest } = state;
      return { ...rest, userId: event.payload.userId };
    }
    case 'voucher.redeemed':
      return withLeft(state, state.left - event.payload.units);
    case 'voucher.returned': {
      const { units, expiresAt } = event.payload;
      return withLeft(revived(state, expiresAt), state.left + units);
    }
    case 'voucher.refunded': {
      const { refundDue } = event.payload;
      const due = refundDue ? { refundDue, paymentStatus: statusWithDue(state, refundDue) } : {};
      const refundedUnits = (state.refundedUnits ?? 0) + state.left;
      return { ...state, ...due, refundedUnits, left: 0, status: 'refunded', endedAt: at };
    }
    case 'voucher.expired': {
      const { holdExpiresAt: _h, ...rest } = state;
      return { ...rest, status: event.payload.status, endedAt: at };
    }
    case 'voucher.paymentChanged': {
      const { refunded: _r, ...rest } = state;
      return { ...rest, ...event.payload };
    }
    default:
      return event satisfies never;
  }
};

const dueAt = ({ status, holdExpiresAt, expiresAt }: State): Date | null => {
  if (status === 'pending') return holdExpiresAt ?? null;
  return status === 'active' || status === 'used' ? (expiresAt ?? null) : null;
};

/** Folds one event into a voucher. The fold of all its events equals the stored document. */
export const evolveVoucher = (state: Voucher | undefined, event: Recorded<VoucherEvent>): Voucher => {
  const stamps = { version: event.version, lastCommandId: event.commandId, updatedAt: event.occurredAt };
  if (event.type === 'voucher.created') {
    const { payload, occurredAt: createdAt } = event;
    const activated = payload.status === 'active' ? { activatedAt: createdAt } : {};
    const shard = dueShard(payload.voucherId);
    return {
      ...payload,
      ...activated,
      ...stamps,
      createdAt,
      ...shard,
      dueAt: dueAt({ ...payload, ...stamps, createdAt, ...shard }),
    };
  }
  invariant(state, `${event.type} without a voucher`);
  const { dueAt: _d, ...before } = state;
  const after = { ...applyEvent(before, event), ...stamps };
  return { ...after, dueAt: dueAt(after) };
};
