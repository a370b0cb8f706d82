import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './root.ts';

const columns = 100;
const wordsInSentence = 25;

const tracked = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);

/** Lines outside code, and outside tables where `prose` is wanted. */
const linesOf = async (path: string, { prose = false } = {}): Promise<string[]> => {
  const text = await readFile(join(root, path), 'utf8');
  const lines = text.replaceAll(/^```[\s\S]*?^```/gm, '').split('\n');
  return prose ? lines.filter((line) => !/^\s*[|#]/.test(line)) : lines;
};

/** Sentences of a text; a list item and a heading end one, too. */
const sentencesOf = (lines: readonly string[]): string[] =>
  lines
    .join('\n')
    .split(/\n\s*\n|\n\s*(?=[-*] |\d+\. )/)
    .flatMap((paragraph) => paragraph.replaceAll(/\s+/g, ' ').split(/(?<=[.:!?;]\)?)\s+(?=[^a-z])/))
    .map((sentence) => sentence.trim());

describe.each(tracked)('%s', (path) => {
  test('wraps its prose', async () => {
    const long = (await linesOf(path, { prose: true })).filter(
      (line) => line.length > columns && !/\]\([^)]*\)|https?:/.test(line),
    );
    expect(long).toEqual([]);
  });

  test('links to files that exist', async () => {
    const links = (await linesOf(path)).join('\n').matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g);
    const targets = [...links].map(([, target = '']) => target).filter((target) => !/^(https?|mailto):/.test(target));
    expect(targets.filter((target) => !existsSync(join(root, dirname(path), target)))).toEqual([]);
  });

  test('writes sentences that one reads once', async () => {
    const sentences = sentencesOf(await linesOf(path, { prose: true }));
    expect(sentences.filter((sentence) => sentence.split(' ').length > wordsInSentence + 1)).toEqual([]);
    expect(sentences.filter((sentence) => /^(What|Whoever|Who) (?!.*\?$)/.test(sentence))).toEqual([]);
  });
});
