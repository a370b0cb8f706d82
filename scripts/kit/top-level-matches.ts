export interface Match {
  /** As it stands in the rules: `/notes/{id}`. */
  readonly path: string;
  /** Its first segment; `{…}` for a wildcard. */
  readonly collection: string;
  /** The text between its braces, with the blocks in it. */
  readonly body: string;
}

/** Wildcards have braces, too. */
const wildcard = /\{(\w+(?:=\*\*)?)\}/g;

/** Where the block that opens at `from` ends. */
const closing = (text: string, from: number): number => {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
};

/** The `match` blocks directly below the one of the database. Their `match` blocks are below their own paths. */
export const topLevelMatches = (rules: string): Match[] => {
  const text = rules.replace(wildcard, '<$1>');
  const root = text.search(/match \/databases\//);
  const inner = text.slice(text.indexOf('{', root) + 1, closing(text, text.indexOf('{', root)));
  const found: Match[] = [];
  const next = /\b(?:match (\/\S+)|function [^{]*)\s*\{/g;
  for (let block = next.exec(inner); block; block = next.exec(inner)) {
    const opens = next.lastIndex - 1;
    next.lastIndex = closing(inner, opens) + 1;
    if (!block[1]) continue;
    const path = block[1].replace(/<([^>]+)>/g, '{$1}');
    const [, collection = ''] = path.split('/');
    found.push({ path, collection, body: inner.slice(opens + 1, next.lastIndex - 1) });
  }
  return found;
};
