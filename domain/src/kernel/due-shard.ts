import { hash53 } from './short-code.ts';

/** Ranges of an index that is led by a time. Each takes about 500 writes a second, because its end grows. */
export const dueShards = 16;

/** The field that spreads the entries of such an index over its ranges. Whatever writes the time writes it, too. */
export const dueShard = (id: string): { readonly shard: number } => ({ shard: hash53(id) % dueShards });
