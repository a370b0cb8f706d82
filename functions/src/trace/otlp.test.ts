import { expect, test } from 'vitest';
import { headersIn, signalUrl } from './otlp.ts';

test.each([
  ['https://collector.example.org:4318', 'https://collector.example.org:4318/v1/traces'],
  ['https://collector.example.org/otlp/', 'https://collector.example.org/otlp/v1/traces'],
  ['https://collector.example.org/v1/traces', 'https://collector.example.org/v1/traces'],
  ['https://collector.example.org/v1/traces?team=a', 'https://collector.example.org/v1/traces?team=a'],
])('%s', (endpoint, url) => expect(signalUrl(endpoint, 'traces')).toBe(url));

test('headers may hold equal signs and escapes; empty pairs are ignored', () => {
  expect(headersIn('')).toEqual({});
  expect(headersIn('authorization=Basic%20YQ==, x-team=salon,,=x')).toEqual({
    authorization: 'Basic YQ==',
    'x-team': 'salon',
  });
});
