import type { Pseudonym } from '../kernel/pseudonym.ts';
import type { Fields } from '../kernel/write.ts';

/** The words by which documents name a person. */
export interface Traces {
  readonly uid: string;
  /** Names, addresses and numbers. They are replaced as whole words, in fields of free text alone. */
  readonly words: readonly string[];
}

/** Elsewhere the same word is something else: a pizza may have the name of its guest. */
const freeTexts = new Set(['displayName', 'userName', 'note', 'reason', 'cancellationReason', 'email', 'phone']);

/** They name a place of work, whose id may be its member's. Its bookings hold time by it, in documents of all bookings. */
const ofThings = new Set(['resourceId', 'resourceIds', 'slotKeys']);

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const wordPattern = (words: readonly string[]): RegExp | undefined => {
  const long = words.filter((word) => word.length > 1).sort((a, b) => b.length - a.length);
  if (long.length === 0) return undefined;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${long.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'giu');
};

/** The uid as a whole id: it may stand between dots, as in `{uid}.{id}.{type}`, but not inside another id. */
const uidPattern = (uid: string): RegExp => new RegExp(`(?<![A-Za-z0-9_-])${escaped(uid)}(?![A-Za-z0-9_-])`, 'g');

const isPlain = (value: object): value is Fields => Object.getPrototypeOf(value) === Object.prototype;

/** Adds amounts, so that a figure under the uid and one under the pseudonym become one. */
const summed = (a: unknown, b: unknown): unknown => {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b || !isPlain(a) || !isPlain(b)) return b;
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(
    keys.map((key) => [key, key in a && key in b ? summed(a[key], b[key]) : (a[key] ?? b[key])]),
  );
};

/**
 * The same fields with the pseudonym in place of the person, in keys, too. Amounts that are kept under the uid keep
 * their sum. The name beside the person's `memberId` or `userId` goes as well. A place of work is often named after its
 * member, and colleagues may use another name.
 */
export const rewritten = (fields: Fields, { uid, words }: Traces, { id, name }: Pseudonym): Fields => {
  const ids = uidPattern(uid);
  const pattern = wordPattern(words);
  const text = (from: string, key = ''): string => {
    const without = from.replace(ids, id);
    return pattern && freeTexts.has(key) ? without.replace(pattern, name) : without;
  };
  const namesOf = (current: Fields): Fields => ({
    ...(current.memberId === uid && 'name' in current ? { name } : {}),
    ...(current.userId === uid && 'displayName' in current ? { displayName: name } : {}),
  });
  const fieldsOf = (current: Fields): Fields => {
    const made: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(current)) {
      const after = text(key);
      const visited = visit(inner, key);
      made[after] = Object.hasOwn(made, after) ? summed(made[after], visited) : visited;
    }
    return { ...made, ...namesOf(current) };
  };
  const visit = (current: unknown, key = ''): unknown => {
    if (ofThings.has(key)) return current;
    if (typeof current === 'string') return text(current, key);
    if (Array.isArray(current)) return current.map((inner) => visit(inner, key));
    return typeof current === 'object' && current && isPlain(current) ? fieldsOf(current) : current;
  };
  return fieldsOf(fields);
};

/** True if fields name the person by the uid, in keys or values. */
export const mentions = (fields: Fields, uid: string): boolean => {
  const ids = new RegExp(uidPattern(uid).source);
  const has = (value: unknown): boolean => {
    if (typeof value === 'string') return ids.test(value);
    if (Array.isArray(value)) return value.some(has);
    return typeof value === 'object' && value !== null && isPlain(value) && mentionedIn(value);
  };
  const mentionedIn = (inner: Fields): boolean =>
    Object.entries(inner).some(([key, value]) => ids.test(key) || has(value));
  return mentionedIn(fields);
};
