import type { Ref } from '../../kernel/ref.ts';

export const directoryPath = 'directory';

export const directoryEntryPath = (providerId: string): string => `${directoryPath}/${providerId}`;

export const shortAddressRef = (shortAddress: string): Ref<'shortAddress'> => ({
  kind: 'shortAddress',
  path: `shortAddresses/${shortAddress}`,
});
