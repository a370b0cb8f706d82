import { applyWrite } from '../../kernel/apply-write.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import type { Fields, Increments, Write } from '../../kernel/write.ts';
import type { SlotDay } from '../slots/slot-day.ts';

/** The documents as they are after writes. */
export const docsAfter = <Documents extends Readonly<Record<keyof Documents, Fields>>>(
  docs: Docs<Documents>,
  writes: readonly Write[],
  now: Date,
): Docs<Documents> => ({
  has: (ref) => docs.has(ref),
  get: <Kind extends keyof Documents & string>(ref: Ref<Kind>) => {
    const stored: Fields | undefined = docs.get(ref);
    const after = writes
      .filter(({ path }) => path === ref.path)
      .reduce<Fields | undefined>((data, write) => applyWrite(data, write, now), stored);
    // A write keeps the kind of its document.
    return after as Documents[Kind] | undefined;
  },
});

const addedUp = (a: Increments, b: Increments): Increments =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((field) => {
      const [one, other] = [a[field] ?? 0, b[field] ?? 0];
      if (typeof one === 'number' && typeof other === 'number') return [field, one + other];
      return [field, addedUp(typeof one === 'number' ? {} : one, typeof other === 'number' ? {} : other)];
    }),
  );

/** One write that does what two do. A content that comes second was decided with the first one applied. */
const joined = (first: Write, second: Write, docs: Docs<{ slotDay: SlotDay }>, now: Date): Write => {
  const { path } = second;
  if (second.op === 'increment') {
    if (first.op === 'increment')
      return { ...first, by: addedUp(first.by, second.by), fields: { ...first.fields, ...second.fields } };
    invariant('data' in first, `${path} is incremented after its ${first.op}`);
    return { ...first, data: applyWrite(first.data, second, now) ?? {} };
  }
  invariant(second.op === 'update', `${path} has a second write, a ${second.op}`);
  const existed = first.op === 'increment' ? docs.get({ kind: 'slotDay', path }) !== undefined : first.op === 'update';
  return { op: existed ? 'update' : 'create', path, data: second.data };
};

/** The same writes, one for each document. */
export const folded = (writes: readonly Write[], docs: Docs<{ slotDay: SlotDay }>, now: Date): Write[] => {
  const byPath = new Map<string, Write>();
  for (const write of writes) {
    const first = byPath.get(write.path);
    byPath.set(write.path, first ? joined(first, write, docs, now) : write);
  }
  return [...byPath.values()];
};
