import type { Resource } from '@counterfoil/domain';
import { firestore } from './admin.ts';

/** Writes a resource as its owner does, past the rules. */
export const putResource = (
  providerId: string,
  resourceId: string,
  resource: Resource,
  database = firestore,
): Promise<unknown> =>
  database
    .doc(`serviceProviders/${providerId}/resources/${resourceId}`)
    .set({ ...resource, createdAt: new Date(), updatedAt: new Date() });
