import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../root.ts';
import { mergeHosting } from './merge-hosting.ts';
import { mergeIndexes } from './merge-indexes.ts';
import { mergeRules } from './merge-rules.ts';

const ourRules = await readFile(join(root, 'firestore.rules'), 'utf8');
const ourIndexes = JSON.parse(await readFile(join(root, 'firestore.indexes.json'), 'utf8'));

const rulesWith = (body: string) =>
  `rules_version = '2';\nservice cloud.firestore {\n  match /databases/{database}/documents {\n${body}\n  }\n}\n`;
const notes = '    match /notes/{id} {\n      allow read: if request.auth != null;\n    }';

test('rules of the app and of Counterfoil stand in one file, and merging again changes nothing', () => {
  const merged = mergeRules(rulesWith(notes), ourRules);
  expect(merged).toContain('match /notes/{id}');
  expect(merged).toContain('match /serviceProviders/{providerId}');
  expect(merged.match(/\{/g)).toHaveLength(merged.match(/\}/g)?.length ?? 0);
  expect(mergeRules(merged, ourRules)).toBe(merged);
});

test('an update replaces the earlier rules of Counterfoil and leaves those of the app', () => {
  const before = mergeRules(rulesWith(notes), ourRules.replace('match /serviceProviders/', 'match /earlier/'));
  expect(before).toContain('match /earlier/');
  expect(mergeRules(before, ourRules)).toBe(mergeRules(rulesWith(notes), ourRules));
});

test.each([
  [
    'opens every document',
    '    match /{document=**} {\n      allow read: if true;\n    }',
    /«match \/\{document=\*\*\}» of the app would open/,
  ],
  [
    'opens every collection',
    '    match /{any}/{id} {\n      allow write: if request.auth != null;\n    }',
    /would open/,
  ],
  ['opens all without a condition', '    match /{document=**} { allow read; }', /would open/],
  [
    'opens a name of collections anywhere',
    '    match /{path=**}/members/{id} {\n      allow read: if true;\n    }',
    /would open/,
  ],
  ['opens all below a wildcard', '    match /{any}/{id} { match /{rest=**} { allow read: if true; } }', /would open/],
  [
    'matches a collection of Counterfoil',
    '    match /serviceProviders/{id} {\n      allow read;\n    }',
    /match serviceProviders/,
  ],
  [
    'has a function of the same name',
    '    function signedIn() { return true; }',
    /rename the app's functions signedIn/,
  ],
])('refuses rules of an app that %s', (_, body, message) => {
  expect(() => mergeRules(rulesWith(body), ourRules)).toThrow(message);
});

test('accepts rules that close all the rest, and a comment about what it once had', () => {
  const closed =
    '    // match /{document=**} { allow read; }\n    match /{document=**} {\n      allow read, write: if false;\n    }';
  expect(mergeRules(rulesWith(closed), ourRules)).toContain('if false');
  // Below a collection of the app, a wildcard reaches nothing else.
  const below = '    match /notes/{id} { match /{rest=**} { allow read: if true; } }';
  expect(mergeRules(rulesWith(below), ourRules)).toContain('{rest=**}');
});

test('names the line that it needs, and the name of the database', () => {
  expect(() => mergeRules('service firebase.storage {}', ourRules)).toThrow(/no line «match/);
  expect(() => mergeRules(rulesWith(notes).replace('{database}', '{db}'), ourRules)).toThrow(/\{db\}/);
  const cut = mergeRules(rulesWith(notes), ourRules).replace('// counterfoil:end', '');
  expect(() => mergeRules(cut, ourRules)).toThrow(/counterfoil:end/);
});

test('indexes are joined without repetition, and the app keeps its own', () => {
  const own = { collectionGroup: 'notes', queryScope: 'COLLECTION', fields: [{ fieldPath: 'at', order: 'ASCENDING' }] };
  const merged = mergeIndexes({ indexes: [own, ourIndexes.indexes[0]] }, ourIndexes);
  expect(merged.indexes).toEqual([own, ...ourIndexes.indexes]);
  expect(mergeIndexes(merged, ourIndexes)).toEqual(merged);
  expect(mergeIndexes({}, ourIndexes)).toEqual(ourIndexes);
});

test('refuses more settings of fields than a database takes, and two of one field', () => {
  const settings = ['a', 'b', 'c'].map((fieldPath) => ({ collectionGroup: 'notes', fieldPath, indexes: [] }));
  expect(() => mergeIndexes({ fieldOverrides: settings }, ourIndexes)).toThrow(/a database takes 200/);
  const [first] = ourIndexes.fieldOverrides;
  const other = { ...first, indexes: [{ order: 'ASCENDING', queryScope: 'COLLECTION' }] };
  expect(() => mergeIndexes({ fieldOverrides: [other] }, ourIndexes)).toThrow(
    `${first.collectionGroup}.${first.fieldPath}`,
  );
});

test('rewrites name the functions by their prefix and region, before those of the app, and once', () => {
  const app = { hosting: { public: 'dist', rewrites: [{ source: '**', destination: '/index.html' }] } };
  const merged = mergeHosting(app, { prefix: 'house', region: 'europe-west1' });
  expect(Object(merged.hosting).rewrites).toEqual([
    { source: '/api/**', function: { functionId: 'house-api', region: 'europe-west1' } },
    { source: '/bundles/**', function: { functionId: 'house-bundle', region: 'europe-west1' } },
    { source: '/calendars/**', function: { functionId: 'house-calendar', region: 'europe-west1' } },
    { source: '**', destination: '/index.html' },
  ]);
  expect(mergeHosting(merged, { prefix: 'house', region: 'europe-west1' })).toEqual(merged);
  const plain = mergeHosting(merged, { prefix: '', region: 'us-central1' });
  expect(Object(plain.hosting).rewrites[0].function).toEqual({ functionId: 'api', region: 'us-central1' });
});

test('the rewrites of this repository are those of the plain names', async () => {
  const project = JSON.parse(await readFile(join(root, 'firebase.json'), 'utf8'));
  expect(mergeHosting(project, { prefix: '', region: 'us-central1' })).toEqual(project);
});

test('a project without Hosting stays without, and of several sites the first one serves', () => {
  expect(mergeHosting({ functions: [] }, { prefix: '', region: 'r' })).toEqual({ functions: [] });
  const two = mergeHosting({ hosting: [{ target: 'app' }, { target: 'blog' }] }, { prefix: '', region: 'r' });
  expect(two.hosting).toEqual([expect.objectContaining({ rewrites: expect.any(Array) }), { target: 'blog' }]);
});
