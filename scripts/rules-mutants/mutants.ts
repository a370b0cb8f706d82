import { type Condition, conditionsOf } from './conditions.ts';

/** The rules with one condition changed. */
export interface Mutant {
  /** The place and text of the condition, and the change: the same in every version of the rules that has them. */
  readonly id: string;
  readonly line: number;
  readonly condition: Condition;
  readonly rules: string;
}

/** A removed condition no longer matters: true among `&&`, false among `||`. */
const removed = ({ joinedBy }: Condition): string => (joinedBy === '||' ? 'false' : 'true');

/** Removes and negates every condition in turn. */
export const mutantsOf = (rules: string): Mutant[] => {
  const seen = new Map<string, number>();
  return conditionsOf(rules).flatMap((condition): Mutant[] => {
    const { start, end, place, text } = condition;
    const name = `${place}: ${text}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    const line = rules.slice(0, start).split('\n').length;
    const changes = { removed: removed(condition), negated: `!(${rules.slice(start, end)})` };
    return Object.entries(changes).map(([change, replacement]) => ({
      id: `${name}${times > 1 ? ` (${times})` : ''} — ${change}`,
      line,
      condition,
      rules: `${rules.slice(0, start)}${replacement}${rules.slice(end)}`,
    }));
  });
};
