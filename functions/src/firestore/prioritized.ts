import { type Fields, importanceOf } from '@counterfoil/domain';

const isEventOfProvider = (path: string): boolean => /^serviceProviders\/[^/]+\/events\/[^/]+$/.test(path);

/**
 * Adds to the new event of a provider how important its type is, so that a feed can leave out noise in its query. Only
 * on the server: devices decide the same without it.
 */
export const prioritized = (path: string, data: Fields): Fields =>
  isEventOfProvider(path)
    ? { ...data, metadata: { ...Object(data.metadata), priority: importanceOf(String(data.type)) } }
    : data;
