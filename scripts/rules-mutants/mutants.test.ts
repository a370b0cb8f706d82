import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../root.ts';
import { conditionsOf } from './conditions.ts';
import { mutantsOf } from './mutants.ts';

const sample = `
service cloud.firestore {
  match /databases/{database}/documents {
    function isShort(value) {
      // A comment with && and ; in it.
      return value is string && value.size() < 5;
    }

    function names() {
      return ['a', 'b'];
    }

    match /things/{id} {
      function kind(data) {
        return data.kind == 'x; y' ? '://' + id : ' && ';
      }

      allow read: if isShort(id)
        // Between operands.
        || (request.auth != null || !('owner' in resource.data)) && kind(resource.data) in names();
      allow delete: if isShort(id);
    }
  }
}
`;

describe('the conditions of rules', () => {
  test('are the operands of all statements, with their places', () => {
    expect(conditionsOf(sample).map(({ joinedBy, place, text }) => [joinedBy, place, text])).toEqual([
      ['&&', 'isShort() return', 'value is string'],
      ['&&', 'isShort() return', 'value.size() < 5'],
      ['?', '/things/{id} kind() return', "data.kind == 'x; y'"],
      ['||', '/things/{id} allow read', 'isShort(id)'],
      [
        '||',
        '/things/{id} allow read',
        "(request.auth != null || !('owner' in resource.data)) && kind(resource.data) in names()",
      ],
      ['&&', '/things/{id} allow read', "(request.auth != null || !('owner' in resource.data))"],
      ['||', '/things/{id} allow read', 'request.auth != null'],
      ['||', '/things/{id} allow read', "!('owner' in resource.data)"],
      ['&&', '/things/{id} allow read', 'kind(resource.data) in names()'],
      [undefined, '/things/{id} allow delete', 'isShort(id)'],
    ]);
  });
});

describe('the mutants of rules', () => {
  const changed = (text: string, change: string): string => {
    const mutant = mutantsOf(sample).find(({ id }) => id.endsWith(`${text} — ${change}`));
    return mutant?.rules.split('\n').find((line, n) => line !== sample.split('\n')[n]) ?? '';
  };

  test.each([
    ['value is string', 'removed', 'return true && value.size() < 5;'],
    ['value is string', 'negated', 'return !(value is string) && value.size() < 5;'],
    ["data.kind == 'x; y'", 'removed', "return true ? '://' + id : ' && ';"],
    ['request.auth != null', 'removed', "|| (false || !('owner' in resource.data)) && kind(resource.data) in names();"],
    ['allow delete: isShort(id)', 'removed', 'allow delete: if true;'],
    ['allow delete: isShort(id)', 'negated', 'allow delete: if !(isShort(id));'],
  ])('%s is %s', (text, change, line) => {
    expect(changed(text, change).trim()).toBe(line);
  });

  test('have ids of their own', async () => {
    const mutants = mutantsOf(await readFile(join(root, 'firestore.rules'), 'utf8'));
    expect(mutants.length).toBeGreaterThan(600);
    expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
  });
});
