import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { codeOf, failureOf, textOf } from './failure.ts';

const thrownBy = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('an error leaves without the words of people', () => {
  const name = 'Ada Lovelace';

  test.each<[string, () => unknown]>([
    ['a text that V8 repeats', () => JSON.parse(`${name} likes the window`)],
    ['an address that Node.js repeats', () => new URL(`${name} at home`)],
    ['a value that Zod describes', () => z.strictObject({}).parse({ [name]: 1 })],
    [
      'an error of a package',
      () => {
        const error = new Error(`no such customer: ${name}`);
        error.stack = `Error: no such customer: ${name}\n    at send (/srv/node_modules/mailer/index.js:1:1)`;
        throw error;
      },
    ],
    [
      'an error whose text looks like a frame',
      () => {
        const error = new Error(`refused\n    at ${name} (/srv/lib/index.js:1:1)`);
        error.stack = `Error: ${error.message}\n    at send (/srv/node_modules/mailer/index.js:1:1)`;
        throw error;
      },
    ],
    [
      'the cause of our own error',
      () => {
        const cause = thrownBy(() => JSON.parse(name));
        throw new Error('the answer cannot be read', { cause });
      },
    ],
    [
      'a name that a service has chosen',
      () => {
        throw Object.assign(new Error('refused'), { name, code: `550 ${name}` });
      },
    ],
    [
      'a value that is no error',
      () => {
        throw name;
      },
    ],
  ])('%s', (_, work) => {
    const failure = failureOf(thrownBy(work));
    expect(JSON.stringify(failure) + textOf(failure)).not.toMatch(/Ada|Lovelace/);
  });
});

test('our own text stays, without addresses and numbers, and the frames say where', () => {
  const failure = failureOf(new Error('the mail to ada@example.com, +39 06 555 0001, is lost'));
  expect(failure.message).toBe('the mail to ‹address›, ‹number›, is lost');
  expect(failure.stack).toContain('failure.test.ts');
  expect(textOf(failure)).toMatch(/^Error: the mail to ‹address›/);
});

test('the code is the one of the service, or the class', () => {
  class Misfit extends Error {}
  expect(codeOf(Object.assign(new Error(), { code: 10 }))).toBe('10');
  expect(codeOf(Object.assign(new Error(), { code: 'messaging/internal' }))).toBe('messaging/internal');
  expect(codeOf(new Misfit())).toBe('Misfit');
  expect(codeOf(null)).toBe('object');
});

test('a batch tells of five errors, and a circle of causes ends', () => {
  const many = new AggregateError(Array.from({ length: 100 }, (_, n) => new Error(`no. ${n}`)));
  expect(failureOf(many).causes).toHaveLength(5);
  const circle = new Error('round');
  circle.cause = circle;
  expect(JSON.stringify(failureOf(circle)).match(/round/g)).toHaveLength(5);
});
