import type { Ref } from '../../kernel/ref.ts';
import { providerPath } from '../../provider/profile/paths.ts';

export const serviceRef = (providerId: string, serviceId: string): Ref<'service'> => ({
  kind: 'service',
  path: `${providerPath(providerId)}/services/${serviceId}`,
});

/** The documents with the seats of all services, at current and earlier addresses. */
export const slotsPath = (providerId: string): string => `${providerPath(providerId)}/slots`;

/** The seats of slots that start on a UTC day. */
export const slotDayRef = (providerId: string, serviceId: string, day: string): Ref<'slotDay'> => ({
  kind: 'slotDay',
  path: `${slotsPath(providerId)}/${serviceId}_${day}Z`,
});

/** The address of earlier versions, by the local day on which the provider opened. */
export const openingDayRef = (providerId: string, serviceId: string, day: string): Ref<'slotDay'> => ({
  kind: 'slotDay',
  path: `${slotsPath(providerId)}/${serviceId}_${day}`,
});

export const resourceRef = (providerId: string, resourceId: string): Ref<'resource'> => ({
  kind: 'resource',
  path: `${providerPath(providerId)}/resources/${resourceId}`,
});

/** The documents with the time of all resources that bookings hold. */
export const occupancyPath = (providerId: string): string => `${providerPath(providerId)}/occupancy`;

/** The document of one UTC day. */
export const occupancyRef = (providerId: string, day: string): Ref<'slotDay'> => ({
  kind: 'slotDay',
  path: `${occupancyPath(providerId)}/${day}`,
});

export const waitingListsPath = (providerId: string): string => `${providerPath(providerId)}/waitingLists`;

/** Those who wait for slots that start on a UTC day. */
export const waitingListRef = (providerId: string, day: string): Ref<'waitingList'> => ({
  kind: 'waitingList',
  path: `${waitingListsPath(providerId)}/${day}`,
});
