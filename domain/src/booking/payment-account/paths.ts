import type { Ref } from '../../kernel/ref.ts';
import { longCode } from '../../kernel/short-code.ts';
import { providerPath } from '../../provider/profile/paths.ts';

/** Documents of a provider that only members read. */
export const privatePath = (providerId: string): string => `${providerPath(providerId)}/private`;

export const paymentAccountRef = (providerId: string): Ref<'paymentAccount'> => ({
  kind: 'paymentAccount',
  path: `${privatePath(providerId)}/paymentAccount`,
});

/** Ids of gateways may have any characters, so the path holds their code. */
export const connectedAccountPath = (gateway: string, accountId: string): string =>
  `connectedAccounts/${longCode(`${gateway}/${accountId}`)}`;
