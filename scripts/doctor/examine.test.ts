import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as deployed from '../../functions/src/index.ts';
import { root } from '../root.ts';
import { askBy, type Send } from './ask-google.ts';
import { essential } from './checks/functions.ts';
import { functionSecrets } from './checks/secrets.ts';
import { examine, isSound, textOf } from './examine.ts';
import { recordedProject } from './recorded-project.ts';

const target = { project: 'my-project', database: '(default)' };

type Answers = Map<string, object>;

/** Answers from the recording, and 404 for all that it does not hold. */
const sendFrom =
  (answers: ReadonlyMap<string, object>): Send =>
  async (url) => {
    const body = answers.get(url);
    return body ? { status: 200, body } : { status: 404, body: { error: { code: 404, message: 'not found' } } };
  };

const ask = (answers: Answers) => examine(askBy(sendFrom(answers)), target);

/** Changes a text in the recorded answer of the API whose URL contains `part`. */
const change = (answers: Answers, part: string, before: string, after: string): Answers => {
  const isMeant = ([url, answer]: [string, object]) => url.includes(part) && JSON.stringify(answer).includes(before);
  const [url, answer] = [...answers].find(isMeant) ?? [];
  if (!url) throw new Error(`no answer of ${part} contains ${before}`);
  return answers.set(url, JSON.parse(JSON.stringify(answer).replace(before, after)));
};

/** The parts that are not sound, and what they say. */
const complaints = async (answers: Answers): Promise<string[]> => {
  const examined = await ask(answers);
  expect(isSound(examined)).toBe(false);
  return examined.flatMap(({ name, findings }) => findings.map(({ lacking }) => `${name}: ${lacking}`));
};

test('a project that lacks nothing is sound', async () => {
  const examined = await ask(recordedProject());
  expect(textOf(examined)).toBe(
    [
      '✓  functions',
      '✓  App Check',
      '✓  composite indexes',
      '✓  TTL policies',
      '✓  secrets',
      '✓  IAM roles',
      '✓  backups',
      '✓  budget',
    ].join('\n'),
  );
  expect(isSound(examined)).toBe(true);
});

test('the doctor needs no function that a deploy would not have, by its name there', () => {
  const names = Object.entries(deployed).flatMap(([name, one]) =>
    typeof one === 'function' ? [name] : Object.keys(one).map((part) => `${name}-${part}`),
  );
  expect(essential.filter((name) => !names.includes(name))).toEqual([]);
});

test('in the project of an app, the doctor looks at the functions with the prefix', async () => {
  const answers = recordedProject();
  const [url, answer] = [...answers].find(([address]) => address.endsWith('/functions')) ?? ['', {}];
  const prefixed = JSON.stringify(answer).replaceAll('/functions/', '/functions/house-');
  answers.set(
    url,
    JSON.parse(prefixed.replace('"functions":[', '"functions":[{"name":"a/functions/own","state":"FAILED"},')),
  );
  expect(isSound(await examine(askBy(sendFrom(answers)), { ...target, prefix: 'house' }))).toBe(true);
  expect(await complaints(answers)).toContain('functions: the function command is not deployed');
});

test('an empty project hears about each part, with the command that mends it', async () => {
  const examined = await ask(new Map());
  expect(isSound(examined)).toBe(false);
  // Without functions there are no accounts that could lack a role.
  expect(examined.filter(({ findings }) => findings.length === 0).map(({ name }) => name)).toEqual(['IAM roles']);
  for (const { findings } of examined) for (const { mend } of findings) expect(mend).not.toBe('');
});

const faults: readonly (readonly [part: string, before: string, after: string, says: string])[] = [
  ['firebaseappcheck', 'ENFORCED', 'UNENFORCED', 'App Check: Firestore does not enforce App Check (UNENFORCED)'],
  ['/functions', '"ENFORCE_APP_CHECK":"true"', '"A":"b"', 'App Check: functions answer without a token'],
  ['/functions', '"state":"ACTIVE"', '"state":"FAILED"', 'functions: the function command is FAILED'],
  ['/functions', 'functions/settleQueues', 'functions/other', 'functions: the function settleQueues is not deployed'],
  ['/functions', '"maxInstanceCount":20,', '', 'functions: the function command has no bound of instances'],
  ['/indexes', '"READY"', '"CREATING"', 'composite indexes: no index for guestReservations (COLLECTION)'],
  ['/indexes', '"ASCENDING"', '"DESCENDING"', 'composite indexes: no index for guestReservations (COLLECTION)'],
  ['/fields', '/receipts/', '/others/', 'TTL policies: receipts never expire: no TTL policy on expireAt (none)'],
  ['/fields', '"ACTIVE"', '"NEEDS_REPAIR"', 'TTL policies: receipts never expire'],
  ['STRIPE_SECRET_KEY', 'ENABLED', 'DISABLED', 'secrets: the secret STRIPE_SECRET_KEY has no value'],
  ['getIamPolicy', 'datastore.user', 'datastore.viewer', 'IAM roles: 1234-compute@developer.gserviceaccount.com'],
  ['databases/(default)', 'RECOVERY_ENABLED', 'RECOVERY_DISABLED', 'backups: no point-in-time recovery'],
  ['databases/(default)', 'PROTECTION_ENABLED', 'PROTECTION_DISABLED', 'backups: anybody with the role can delete'],
  ['billingbudgets', '"thresholdRules"', '"rules"', 'budget: no budget warns of spending'],
  ['billingInfo', '"billingEnabled":true', '"billingEnabled":false', 'budget: no billing account'],
];

test.each(faults)('%s with %s changed to %s is lacking something', async (part, before, after, says) => {
  const found = await complaints(change(recordedProject(), part, before, after));
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(says);
});

test('no schedule of backups is lacking, in the words of an empty answer', async () => {
  const answers = recordedProject();
  const [schedules = ''] = [...answers.keys()].filter((url) => url.endsWith('/backupSchedules'));
  answers.set(schedules, {});
  expect(await complaints(answers)).toEqual(['backups: no schedule of backups']);
});

test('an editor needs no further role', async () => {
  const answers = recordedProject();
  const [url = ''] = [...answers.keys()].filter((one) => one.endsWith(':getIamPolicy'));
  const members = ['serviceAccount:1234-compute@developer.gserviceaccount.com'];
  answers.set(url, { bindings: [{ role: 'roles/editor', members }] });
  expect(isSound(await ask(answers))).toBe(true);
});

test('an API that refuses to answer is not sound, says why, and hides no other part', async () => {
  const recorded = sendFrom(recordedProject());
  const message = 'Cloud Billing Budget API has not been used in project my-project before or it is disabled.';
  const send: Send = async (url) =>
    url.includes('billingbudgets') ? { status: 403, body: { error: { code: 403, message } } } : await recorded(url);
  const examined = await examine(askBy(send), target);
  expect(isSound(examined)).toBe(false);
  expect(textOf(examined)).toContain(`?  budget: cannot look. billingbudgets.googleapis.com answers 403: ${message}`);
  expect(textOf(examined)).toContain('✓  backups');
});

test('an answer of another shape, and a network that is away, are not taken for soundness', async () => {
  const strange = await ask(change(recordedProject(), 'billingInfo', 'true', '"yes"'));
  expect(isSound(strange)).toBe(false);
  const away = await examine(
    askBy(() => Promise.reject(new Error('fetch failed'))),
    target,
  );
  expect(away.every(({ unknown }) => unknown === 'unexpected: fetch failed')).toBe(true);
  expect(isSound(away)).toBe(false);
});

test('a list of several pages is read to its end', async () => {
  const answers = recordedProject();
  const [url = ''] = [...answers.keys()].filter((one) => one.endsWith('/indexes'));
  const { indexes } = JSON.parse(JSON.stringify(answers.get(url)));
  answers.set(url, { indexes: indexes.slice(0, 20), nextPageToken: 'a/b' });
  answers.set(`${url}?pageToken=a%2Fb`, { indexes: indexes.slice(20, 30), nextPageToken: 'c' });
  answers.set(`${url}?pageToken=c`, { indexes: indexes.slice(30) });
  expect(isSound(await ask(answers))).toBe(true);
});

test('the doctor asks for each secret that a function names', async () => {
  const named = new Set<string>();
  for await (const file of glob('functions/src/**/*.ts', { cwd: root })) {
    const text = await readFile(join(root, file), 'utf8');
    for (const [, secret = ''] of text.matchAll(/defineSecret\('(\w+)'\)/g)) named.add(secret);
  }
  expect([...named].sort()).toEqual([...functionSecrets].sort());
});
