import type { Ref } from '../../kernel/ref.ts';
import { providerPath } from '../../provider/profile/paths.ts';

export const vouchersPath = (providerId: string): string => `${providerPath(providerId)}/vouchers`;

export const voucherRef = (providerId: string, voucherId: string): Ref<'voucher'> => ({
  kind: 'voucher',
  path: `${vouchersPath(providerId)}/${voucherId}`,
});
