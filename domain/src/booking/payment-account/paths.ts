import type { Ref } from '../../kernel/ref.ts';
import { longCode } from '../../kernel/short-code.ts';
import { privatePath } from '../../provider/profile/paths.ts';

export const paymentAccountRef = (providerId: string): Ref<'paymentAccount'> => ({
  kind: 'paymentAccount',
  path: `${privatePath(providerId)}/paymentAccount`,
});

/** Ids of gateways may have any characters, so the path holds their code. */
export const connectedAccountPath = (gateway: string, accountId: string): string =>
  `connectedAccounts/${longCode(`${gateway}/${accountId}`)}`;
