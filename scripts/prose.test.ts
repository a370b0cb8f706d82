import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './root.ts';

const columns = 100;
const wordsInSentence = 25;

const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
const tracked = files.filter((path) => path.endsWith('.md'));

/** Files that documents name and nobody commits: build results, and examples of files to write. */
const imagined = [
  'functions/lib/index.js',
  'domain/src/restaurant/orders/split.ts',
  'domain/src/restaurant/orders/split.test.ts',
];

/** Lines outside code, and outside tables where `prose` is wanted. */
const linesOf = async (path: string, { prose = false } = {}): Promise<string[]> => {
  const text = await readFile(join(root, path), 'utf8');
  const lines = text.replaceAll(/^```[\s\S]*?^```/gm, '').split('\n');
  return prose ? lines.filter((line) => !/^\s*[|#]/.test(line)) : lines;
};

/** The anchors of a document's headings, as GitHub makes them. */
const anchorsOf = async (path: string): Promise<string[]> =>
  (await linesOf(path)).flatMap((line) => {
    const heading = /^#+ (.*)$/.exec(line)?.[1];
    return heading
      ? [
          heading
            .toLowerCase()
            .replaceAll(/[^\w\- ]/g, '')
            .replaceAll(' ', '-'),
        ]
      : [];
  });

/** Sentences of a text; a list item and a heading end one, too. */
const sentencesOf = (lines: readonly string[]): string[] =>
  lines
    .join('\n')
    .split(/\n\s*\n|\n\s*(?=[-*] |\d+\. )/)
    .flatMap((paragraph) => paragraph.replaceAll(/\s+/g, ' ').split(/(?<=[.:!?;]\)?)\s+(?=[^a-z])/))
    .map((sentence) => sentence.trim().replace(/^([-*]|\d+\.) /, ''));

/** Too long to be read once, or with a subject that hides the actor. */
const isUnreadable = (sentence: string): boolean =>
  sentence.split(' ').length > wordsInSentence || /^(What|Whoever|Who|Whose) (?!.*\?$)/.test(sentence);

describe.each(tracked)('%s', (path) => {
  test('wraps its prose', async () => {
    const long = (await linesOf(path, { prose: true })).filter(
      (line) => line.length > columns && !/\]\([^)]*\)|https?:/.test(line),
    );
    expect(long).toEqual([]);
  });

  test('links to files and headings that exist', async () => {
    const links = (await linesOf(path)).join('\n').matchAll(/\]\(([^)]+)\)/g);
    const targets = [...links].map(([, target = '']) => target).filter((target) => !/^(https?|mailto):/.test(target));
    const missing = await Promise.all(
      targets.map(async (target) => {
        const [file = '', anchor] = target.split('#');
        const linked = file ? join(dirname(path), file) : path;
        if (!existsSync(join(root, linked))) return [target];
        return anchor && !(await anchorsOf(linked)).includes(anchor) ? [target] : [];
      }),
    );
    expect(missing.flat()).toEqual([]);
  });

  test('names files that exist', async () => {
    const named = (await linesOf(path)).join('\n').matchAll(/`([\w.-]+(?:\/[\w.-]+)+\.(?:ts|js|cjs|json|rules))`/g);
    const names = [...named].map(([, name = '']) => name).filter((name) => !imagined.includes(name));
    expect(names.filter((name) => !files.some((file) => file === name || file.endsWith(`/${name}`)))).toEqual([]);
  });

  test('writes sentences that one reads once', async () => {
    const sentences = sentencesOf(await linesOf(path, { prose: true }));
    expect(sentences.filter(isUnreadable)).toEqual([]);
  });
});

/** The comments of a source: doc comments, and runs of line comments. Drawings in code fences do not count. */
const commentsOf = (code: string): string[] =>
  [...code.matchAll(/\/\*\*[\s\S]*?\*\/|(?:^[ \t]*\/\/ .*\n)+/gm)]
    .map(([comment]) => comment.replace(/^\/\*\*|\*\/$/g, '').replaceAll(/^[ \t]*(?:\*|\/\/)/gm, ''))
    .map((comment) =>
      comment.replaceAll(/```[\s\S]*?```/g, '').replaceAll(/@(?:param|throws|returns|example)/g, '\n\n$&'),
    );

test('comments of sources follow the same rules', async () => {
  const sources = files.filter((path) => /\.tsx?$/.test(path));
  const unreadable = await Promise.all(
    sources.map(async (path) => {
      const comments = commentsOf(await readFile(join(root, path), 'utf8'));
      const sentences = comments.flatMap((comment) => sentencesOf(comment.split('\n')));
      return sentences.filter(isUnreadable).map((sentence) => `${path}: ${sentence}`);
    }),
  );
  expect(unreadable.flat()).toEqual([]);
});
