import { readStored, store } from './storage.ts';

/** Version of the cached documents. Increase it when a release cannot read the cache of an older release. */
const schemaVersion = '1';
const key = 'counterfoil/cache';

/**
 * True if the app may use the cache in place of the server. The cache then has this release's version, and no user has
 * lost access to its documents.
 */
export const isCacheValid = (): boolean => (readStored(key) ?? schemaVersion) === schemaVersion;

export const markCache = (mark: 'valid' | 'outdated'): void => store(key, mark === 'valid' ? schemaVersion : mark);
