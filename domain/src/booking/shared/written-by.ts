import type { Decision } from '../../kernel/decision.ts';
import type { Fields } from '../../kernel/write.ts';

/** A full document that a decision writes. */
export interface Written {
  readonly path: string;
  readonly data: Fields;
}

/** The booking that a command changes; `undefined` if it changes none. */
export const bookingWrittenBy = (
  decision: Decision,
  collection: 'reservations' | 'subscriptions',
): Written | undefined => {
  if ('rejection' in decision) return undefined;
  const write = decision.writes.find(({ path }) => {
    const [root, , name, , ...more] = path.split('/');
    if (more.length > 0) return false;
    return root === 'endUsers' ? name === collection : collection === 'reservations' && name === 'guestReservations';
  });
  return write && 'data' in write ? { path: write.path, data: write.data } : undefined;
};

/** The voucher that a command changes. */
export const voucherWrittenBy = (decision: Decision): Written | undefined => {
  if ('rejection' in decision) return undefined;
  const write = decision.writes.find(({ path }) => /^serviceProviders\/[^/]+\/vouchers\/[^/]+$/.test(path));
  return write && 'data' in write ? { path: write.path, data: write.data } : undefined;
};
