import { endedVouchers } from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import { sweepByCommand } from './sweep-by-command.ts';

/**
 * Ends every voucher that is no longer valid, or that nobody has paid in time.
 *
 * @returns the number of ended vouchers
 */
export const sweepVouchers = (context: CommandContext): Promise<number> =>
  sweepByCommand(context, {
    by: 'expireVouchers',
    due: endedVouchers(context.clock()),
    type: 'voucher.expire',
    payload: ({ voucherId }) => ({ voucherId }),
  });
