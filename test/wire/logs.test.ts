import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';

/** Contacts of people, as the tests invent them. Names cannot be told from words. */
const personal = /[^\s"<>@]+@example\.(com|org|net)|\+\d{2}[\s.-]?\d[\d\s.-]{5,}/;

/** A line that a function has written, and not the emulators. */
const isOfFunction = (line: string): boolean => line.startsWith('> ');

const linesOfFunctions = async (): Promise<string[]> =>
  (await readFile(process.env.SUITE_LOG ?? '', 'utf8')).split('\n').filter(isOfFunction);

/** The line as our code has written it; `undefined` for a line of Firebase's SDK, or of Node.js. */
const ownLine = (line: string): Record<string, unknown> | undefined => {
  const text = line.slice(2).trim();
  if (!text.startsWith('{')) return undefined;
  const fields: Record<string, unknown> = JSON.parse(text);
  return /^(Callable request verification|Request is being handled)/.test(String(fields.message)) ? undefined : fields;
};

test('no line that a function has logged in this run holds an address or a number of a person', async () => {
  const lines = await linesOfFunctions();
  expect(lines.filter((line) => personal.test(line)).map((line) => line.slice(0, 300))).toEqual([]);
});

test('each line of a function has a correlation id, and the trace that Cloud Logging finds it by', async () => {
  const own = (await linesOfFunctions()).map(ownLine).filter((fields) => fields !== undefined);
  expect(own.length).toBeGreaterThan(0);
  const lacking = own.filter(
    (fields) =>
      typeof fields.correlationId !== 'string' ||
      !/\/traces\/[0-9a-f]{32}$/.test(String(fields['logging.googleapis.com/trace'])),
  );
  expect(lacking).toEqual([]);
});

test('no span and no error report of this run holds an address or a number of a person', async () => {
  const lines = createInterface({ input: createReadStream(process.env.SUITE_COLLECTED ?? '') });
  const [found, paths]: [string[], Set<string>] = [[], new Set()];
  for await (const line of lines) {
    paths.add(JSON.parse(line).path);
    found.push(...(personal.exec(line)?.slice(0, 1) ?? []));
  }
  expect(paths).toContain('/v1/traces');
  expect(found).toEqual([]);
});
