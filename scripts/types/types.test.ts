import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandReasons } from '@counterfoil/domain/rejections';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jsonSchema } from '../../domain/src/wire/json-schema.ts';
import { root } from '../root.ts';
import { languages } from './types-in.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'counterfoil-types-'));
});

afterAll(async () => await rm(folder, { recursive: true, force: true }));

const program = join(root, 'scripts/types.ts');

const commands = Object.keys(commandReasons).map((type) =>
  type.replace(/(^|\.)(.)/g, (_, _dot, letter: string) => letter.toUpperCase()),
);

// No compiler of these languages runs here: the test sees names, not sense.
describe.each([
  ['dart', /^class (\w+) /gm],
  ['swift', /^public struct (\w+):/gm],
  ['kotlin', /^data class (\w+) /gm],
] as const)('the types in %s', (language, declared) => {
  test('have every command, event and document', async () => {
    execFileSync(process.execPath, [program, language, '--out', folder]);
    const text = await readFile(join(folder, languages[language].file), 'utf8');
    const names = new Set([...text.matchAll(declared)].map(([, name]) => name));
    for (const command of commands) expect(names, command).toContain(`${command}Command`);
    const missing = Object.keys(Reflect.get(jsonSchema(), '$defs')).filter((name) => !names.has(name));
    expect(missing).toEqual([]);
  });
});

test('the schema alone comes out, too', async () => {
  execFileSync(process.execPath, [program, 'json', '--out', folder]);
  const written = await readFile(join(folder, 'counterfoil.schema.json'), 'utf8');
  expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(jsonSchema())));
});

test.each([
  ['without a language', ['--out', tmpdir()]],
  ['in an unknown one', ['cobol', '--out', tmpdir()]],
  ['without a folder', ['dart']],
])('there are no types %s', (_, args) => {
  const { status, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toContain('npm run types --');
});
