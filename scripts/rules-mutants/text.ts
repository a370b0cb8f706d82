/** A part of a text; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const trim = (text: string, { start, end }: Span): Span => {
  const inner = text.slice(start, end);
  return { start: start + inner.length - inner.trimStart().length, end: end - inner.length + inner.trimEnd().length };
};

const opening = '([{';
const ending = ')]}';

/** The closing quote of the text that opens at `at`. Without one, the rules would be read for ever. */
const endOfText = (text: string, at: number): number => {
  const close = text.indexOf("'", at + 1);
  if (close < 0) throw new Error(`a text does not end: ${text.slice(at, at + 40)}`);
  return close;
};

/** The first offset in the span that lies outside of texts and brackets, and that `found` accepts; else its end. */
export const findOutside = (text: string, { start, end }: Span, found: (at: number) => boolean): number => {
  let depth = 0;
  for (let at = start; at < end; at++) {
    const char = text[at] ?? '';
    if (depth === 0 && found(at)) return at;
    if (char === "'") at = endOfText(text, at);
    else if (opening.includes(char)) depth += 1;
    else if (ending.includes(char)) depth -= 1;
  }
  return end;
};

/** Splits a span at an operator outside of texts and brackets. */
export const splitAt = (text: string, span: Span, operator: string): Span[] => {
  const at = findOutside(text, span, (place) => text.startsWith(operator, place));
  const first = trim(text, { start: span.start, end: at });
  if (at === span.end) return [first];
  return [first, ...splitAt(text, { start: at + operator.length, end: span.end }, operator)];
};

/** The bracket that closes the one at `open`. */
export const closing = (text: string, open: number): number => {
  const inner = { start: open + 1, end: text.length };
  return findOutside(text, inner, (at) => ending.includes(text[at] ?? ' '));
};
