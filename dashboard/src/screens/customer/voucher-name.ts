import type { Voucher } from '@counterfoil/client/payments';
import type { Formats } from '@counterfoil/client/react';
import type { Tone } from '../../design/pill.tsx';
import type { Words } from '../../words/english.ts';

/** The rest of a voucher: «7 of 10 visits», «€12.50 of €50». */
export const voucherLeft = ({ kind, left, total, price }: Voucher, format: Formats, { offers }: Words): string =>
  kind === 'package'
    ? offers.left(format.number(left), offers.visits(total))
    : offers.left(format.money({ ...price, amount: left }), format.money({ ...price, amount: total }));

export const voucherTone: Readonly<Record<Voucher['status'], Tone>> = {
  pending: 'wait',
  active: 'ok',
  used: 'void',
  expired: 'void',
  refunded: 'void',
  cancelled: 'void',
};
