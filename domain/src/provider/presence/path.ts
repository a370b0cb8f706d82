import { providerPath } from '../profile/paths.ts';

export const providerDevicesPath = (providerId: string): string => `${providerPath(providerId)}/devices`;

export const providerDevicePath = (providerId: string, deviceId: string): string =>
  `${providerDevicesPath(providerId)}/${deviceId}`;
