import fc from 'fast-check';
import { GeoPoint } from 'firebase/firestore';
import type { Fields } from './rules.ts';

/** Values at the borders of types, ranges, patterns and lengths. */
const odd: readonly unknown[] = [
  null,
  true,
  '',
  ' ',
  '\u2003',
  '\u0085',
  '\ufeff',
  'a\nb',
  'a\n',
  '-',
  '__a__',
  'a/b',
  'constructor',
  '__proto__',
  'x'.repeat(200),
  'x'.repeat(201),
  '😀'.repeat(101),
  'é'.repeat(200),
  'e\u0301'.repeat(150),
  '٠٩:٠٠',
  '24:00',
  0,
  -0,
  1,
  -1,
  0.5,
  0.1 + 0.2,
  5e-324,
  0.000_000_4,
  123_456_789.123_456_7,
  999_999_999.999_999,
  1e9,
  1e9 + 1,
  1e12,
  1e12 + 0.5,
  2 ** 53,
  2 ** 63,
  1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  [],
  {},
  [null],
  [{}],
  ['oven', 'oven '],
  { open: '09:00', close: '17:00' },
  { amount: 5, currency: 'EUR' },
  { amount: 2 ** 53, currency: 'EUR' },
  { quantity: 1, unit: 'g' },
  new Date(0),
  new GeoPoint(1, 2),
];

const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...odd) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.double({ min: -2e9, max: 2e9 }) },
  { weight: 1, arbitrary: fc.integer({ min: -10, max: 100_000 }) },
);

interface Mutation {
  readonly how: 'replace' | 'remove' | 'add';
  /** Chooses the place, at any depth. */
  readonly path: readonly number[];
  readonly value: unknown;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  how: fc.constantFrom<Mutation['how'][]>('replace', 'replace', 'replace', 'remove', 'add'),
  path: fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }),
  value,
});

const isMap = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const changeKey = (map: Fields, { how, path, value }: Mutation): Fields => {
  const keys = Object.keys(map);
  const [first = 0, ...rest] = path;
  const key = keys[first % keys.length];
  if (how === 'add' || key === undefined) return { ...map, [keys.length % 2 ? 'other' : 'note']: value };
  const inner = map[key];
  const isDeeper = rest.length > 0 && (isMap(inner) || Array.isArray(inner));
  if (isDeeper) return { ...map, [key]: mutated(inner, { how, path: rest, value }) };
  if (how === 'replace') return { ...map, [key]: value };
  return Object.fromEntries(Object.entries(map).filter(([name]) => name !== key));
};

const changeItem = (list: readonly unknown[], { how, path, value }: Mutation): unknown[] => {
  const [first = 0, ...rest] = path;
  // Firestore holds no list in a list.
  const item = Array.isArray(value) ? null : value;
  if (how === 'add' || list.length === 0) return [...list, item];
  const place = first % list.length;
  if (how === 'remove') return list.filter((_, n) => n !== place);
  return list.map((old, n) => {
    if (n !== place) return old;
    return rest.length > 0 ? mutated(old, { how, path: rest, value: item }) : item;
  });
};

/** The value with one change somewhere inside. */
const mutated = (value: unknown, change: Mutation): unknown => {
  if (isMap(value)) return changeKey(value, change);
  return Array.isArray(value) ? changeItem(value, change) : change.value;
};

/** The document with none, one or two changes. */
export const withMutations = (document: fc.Arbitrary<Fields>): fc.Arbitrary<Fields> =>
  fc
    .tuple(document, fc.array(mutation, { maxLength: 2 }))
    .map(([original, changes]) => changes.reduce((fields, change) => changeKey(fields, change), original));
