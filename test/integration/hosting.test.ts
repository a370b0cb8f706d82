import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/root.ts';
import { emulators } from '../kit/emulators.ts';

const headersOf = async (path: string): Promise<Headers> => (await fetch(`http://${emulators.hosting}${path}`)).headers;

/** The directives of a policy, by name. */
const policyOf = (headers: Headers): Record<string, string[]> =>
  Object.fromEntries(
    (headers.get('content-security-policy') ?? '').split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources];
    }),
  );

describe.each(['/', '/before-init.js', '/app.css', '/worker.js', '/no-such-page'])('Hosting sends with %s', (path) => {
  test('a policy that allows no inline script, no foreign script and no frame', async () => {
    const policy = policyOf(await headersOf(path));
    expect(policy).toMatchObject({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
    });
    // Firebase's own servers, and the emulators for `firebase emulators:start`.
    expect(policy['connect-src']).toEqual([
      "'self'",
      'https://*.googleapis.com',
      'https://*.cloudfunctions.net',
      'http://127.0.0.1:*',
      'http://localhost:*',
    ]);
    expect(JSON.stringify(policy)).not.toContain('unsafe-');
  });

  test('headers against guessed types, leaked addresses and plain HTTP', async () => {
    const headers = await headersOf(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8,}/);
  });
});

test('the page has no inline script, style or handler, which the policy would block', async () => {
  const folder = join(root, 'dashboard/dist');
  const pages = (await readdir(folder)).filter((name) => name.endsWith('.html'));
  expect(pages).toContain('index.html');
  for (const page of pages) {
    const html = await readFile(join(folder, page), 'utf8');
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/i);
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
  }
});

test('a page and the files with a steady name are asked for again, files with a hash are not', async () => {
  for (const path of ['/', '/find', '/at/salon/today', '/before-init.js', '/worker.js', '/index.html']) {
    expect((await headersOf(path)).get('cache-control'), path).toBe('no-cache');
  }
  const [chunk = ''] = await readdir(join(root, 'dashboard/dist/chunks'));
  expect((await headersOf(`/chunks/${chunk}`)).get('cache-control')).toContain('immutable');
});
