import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  commandReasons,
  commonReasons,
  type Reason,
  recordReasons,
  rejectionCatalogue,
} from '@counterfoil/domain/rejections';
import { expect, test } from 'vitest';
import { givenReasons } from '../domain/test-kit/given-reasons.ts';
import { root } from './root.ts';

// The tests of all deciders, once more: the last test then knows every reason that they have seen.
// Random histories are left out. Chance would decide whether a reason counts as given.
const domain = join(root, 'domain/src');
const isRandom = (text: string): boolean => /fast-check|-histories/.test(text);
const files = globSync('**/*.test.ts', { cwd: domain })
  .map((file) => ({ path: join(domain, file), text: readFileSync(join(domain, file), 'utf8') }))
  .filter(({ text }) => text.includes('test-kit/') && !isRandom(text))
  .map(({ path }) => path);
for (const file of files) await import(file);

test('every reason in a list is given by the decider of that command, and no other', () => {
  const common: ReadonlySet<Reason> = new Set(commonReasons);
  const given = [...givenReasons].flatMap(([type, reasons]) =>
    [...reasons].filter((reason) => !common.has(reason)).map((reason) => `${type} ${reason}`),
  );
  const listed = Object.entries(commandReasons).flatMap(([type, reasons]) =>
    reasons.map((reason) => `${type} ${reason}`),
  );
  expect(given.toSorted()).toEqual(listed.toSorted());
});

const codes = (reasons: readonly Reason[]): string => reasons.map((reason) => `\`${reason}\``).join(', ');

const page = (): string =>
  [
    '# Reasons for a refusal',
    '',
    'A rejection carries its reason in `details.reason`. The code follows from the reason. The names are',
    'stable: an app may rely on them. A newer server may give a reason that an app does not know, and an',
    'outcome that an earlier version stored has none. The code counts then.',
    '',
    'Apps import the catalogue, with the texts for people in English and Arabic, from',
    '`@counterfoil/domain/rejections`: `textOf(rejection, locale)`. `OutcomeOf<Type>` types the outcome',
    'of a command. `npx vitest run --project unit scripts/reasons -u` writes this page.',
    '',
    '| reason | code | meaning | shown to a person |',
    '|---|---|---|---|',
    ...rejectionCatalogue().map(
      ({ reason, code, meaning, texts }) => `| \`${reason}\` | \`${code}\` | ${meaning} | ${texts.en} · ${texts.ar} |`,
    ),
    '',
    '## By command',
    '',
    'Every command:',
    '',
    ...commonReasons.map((reason) => `- \`${reason}\``),
    '',
    `Every record: ${codes(recordReasons)}. A device finds these itself, as it does`,
    '`predecessor-refused` and `too-old`.',
    '',
    '| command | further reasons |',
    '|---|---|',
    ...Object.entries(commandReasons).map(([type, reasons]) => `| \`${type}\` | ${codes(reasons)} |`),
    '',
  ].join('\n');

test('the page of reasons is current', async () => {
  await expect(page()).toMatchFileSnapshot('../docs/rejections.md');
});

test('each reason belongs to a command, to records, or to both', () => {
  const used = new Set<Reason>([...commonReasons, ...recordReasons, ...Object.values(commandReasons).flat()]);
  expect([...used].toSorted()).toEqual(
    rejectionCatalogue()
      .map(({ reason }) => reason)
      .toSorted(),
  );
});
