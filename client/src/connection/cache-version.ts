import { keep, readKept } from './storage.ts';

/** Of the documents that a device keeps. Raise it when a release could not read what an older one has kept. */
const schemaVersion = '1';
const key = 'counterfoil/cache';

/** Whether what this device has kept may be taken for an answer: it is of this release, and nobody has lost the right to it. */
export const isCacheGood = (): boolean => (readKept(key) ?? schemaVersion) === schemaVersion;

export const markCache = (how: 'good' | 'outdated'): void => keep(key, how === 'good' ? schemaVersion : how);
