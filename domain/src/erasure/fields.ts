import type { Fields } from '../kernel/write.ts';

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
