/** The directory of providers, for devices. No schemas. */

export { distanceKm } from './provider/directory/distance.ts';
export type { DirectoryEntry } from './provider/directory/entry.ts';
export { shortAddressRef } from './provider/directory/paths.ts';
export { nextRing, type Ring } from './provider/directory/rings.ts';
export type { Place } from './provider/profile/listing.ts';
export { type DirectoryFilter, directoryByName, directoryInCells } from './queries/directory-queries.ts';
