/** A code block of a Markdown file that a compiler can check. */
export interface Sample {
  readonly language: 'ts' | 'tsx';
  readonly code: string;
  /** Line of its first line of code in the Markdown file. */
  readonly line: number;
}

const block = /^```(tsx?)\n([\s\S]*?)^```/gm;

export const samplesIn = (markdown: string): readonly Sample[] =>
  [...markdown.matchAll(block)].map(({ 1: language, 2: code = '', index }) => ({
    language: language === 'tsx' ? 'tsx' : 'ts',
    code,
    line: markdown.slice(0, index).split('\n').length + 1,
  }));
