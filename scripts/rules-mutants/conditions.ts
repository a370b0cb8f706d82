import { type Statement, statementsOf } from './statements.ts';
import { closing, type Span, splitAt, trim } from './text.ts';

/** A condition of the rules: an operand of `&&` or `||`, the condition of a choice, or a whole boolean expression. */
export interface Condition extends Span {
  readonly joinedBy: '&&' | '||' | '?' | undefined;
  /** The path, the function and the statement around it. */
  readonly place: string;
  readonly text: string;
}

type Part = Span & Pick<Condition, 'joinedBy'>;

/** The parts of `condition ? yes : no`. */
const choiceOf = (text: string, span: Span): Span[] | undefined => {
  const [condition, ...rest] = splitAt(text, span, ' ? ');
  const [first] = rest;
  if (!condition || !first) return undefined;
  const [yes] = splitAt(text, { start: first.start, end: span.end }, ' : ');
  if (!yes) return undefined;
  return [condition, yes, trim(text, { start: text.indexOf(':', yes.end) + 1, end: span.end })];
};

/** The inside of a group in brackets. */
const groupOf = (text: string, { start, end }: Span): Span | undefined => {
  if (text[start] !== '(' || closing(text, start) !== end - 1) return undefined;
  return trim(text, { start: start + 1, end: end - 1 });
};

/** The expression and all its parts. */
const partsOf = (text: string, span: Span, joinedBy: Condition['joinedBy']): Part[] => {
  const own: Part = { ...span, joinedBy };
  const [condition, ...branches] = choiceOf(text, span) ?? [];
  if (condition) {
    return [...partsOf(text, condition, '?'), ...branches.flatMap((branch) => partsOf(text, branch, undefined))];
  }
  for (const operator of ['||', '&&'] as const) {
    const operands = splitAt(text, span, operator);
    if (operands.length > 1) {
      // The whole of a statement is no condition of its own: each of its operands is one.
      return [...(joinedBy ? [own] : []), ...operands.flatMap((operand) => partsOf(text, operand, operator))];
    }
  }
  const group = groupOf(text, span);
  return [own, ...(group ? partsOf(text, group, undefined) : [])];
};

/** Without operands, an expression is true or false if it compares, or calls something that does. */
const isBoolean = (text: string, booleans: ReadonlySet<string>): boolean => {
  const called = /^!?(\w+)\(/.exec(text)?.[1];
  if (text.includes(' ? ')) return false;
  return (
    /[=!<>]=| [<>] | in | is /.test(text) ||
    /\.(hasOnly|hasAll|hasAny|matches)\([^()]*(\([^()]*\))?[^()]*\)$/.test(text) ||
    (called !== undefined && (booleans.has(called) || called.startsWith('exists')))
  );
};

/** Names of the functions that return true or false. */
const booleanFunctions = (text: string, statements: readonly Statement[]): ReadonlySet<string> => {
  const booleans = new Set<string>();
  for (let size = -1; size !== booleans.size; ) {
    size = booleans.size;
    for (const statement of statements) {
      const called = /(\w+)\(\) return$/.exec(statement.place)?.[1];
      const own = text.slice(statement.start, statement.end);
      if (called && (/&&|\|\|/.test(own) || isBoolean(own, booleans))) booleans.add(called);
    }
  }
  return booleans;
};

/** All conditions of the rules, in their order. */
export const conditionsOf = (rules: string): Condition[] => {
  // Comments become blanks, so that offsets stay. Two slashes in a text are no comment.
  const text = rules.replace(/'[^'\n]*'|\/\/[^\n]*/g, (part) =>
    part.startsWith("'") ? part : ' '.repeat(part.length),
  );
  const statements = statementsOf(text);
  const booleans = booleanFunctions(text, statements);
  return statements.flatMap((statement) =>
    partsOf(text, statement, undefined).flatMap(({ start, end, joinedBy }): Condition[] => {
      const own = text.slice(start, end).replace(/\s+/g, ' ');
      if (!joinedBy && !isBoolean(own, booleans)) return [];
      return [{ start, end, joinedBy, place: statement.place, text: own }];
    }),
  );
};
