import { findOutside, type Span, trim } from './text.ts';

/** The expression of an `allow`, a `return` or a `let`. */
export interface Statement extends Span {
  /** The paths, the function and the kind of statement. */
  readonly place: string;
}

const token =
  /'[^']*'|match (?<path>\S+) \{|function (?<called>\w+)\([^)]*\) \{|(?<kind>allow [a-z, ]+: if|return|let \w+ =)\s|(?<open>\{)|(?<close>\})/g;

/** The name of a block that a token opens; empty for a map, the service and the database. */
const blockOf = ({ path, called }: Readonly<Record<string, string | undefined>>): string => {
  if (called) return `${called}()`;
  return path?.startsWith('/databases') ? '' : (path ?? '');
};

/** All statements of the rules. The text has no comments. */
export const statementsOf = (text: string): Statement[] => {
  const blocks: string[] = [];
  return [...text.matchAll(token)].flatMap((hit): Statement[] => {
    const { kind, close, ...opening } = hit.groups ?? {};
    if (close) blocks.pop();
    if (Object.values(opening).some(Boolean)) blocks.push(blockOf(opening));
    if (!kind) return [];
    const rest = { start: hit.index + hit[0].length, end: text.length };
    const span = trim(text, { ...rest, end: findOutside(text, rest, (at) => text[at] === ';') });
    return [{ ...span, place: [...blocks.filter(Boolean), kind.replace(/: if| =/, '')].join(' ') }];
  });
};
