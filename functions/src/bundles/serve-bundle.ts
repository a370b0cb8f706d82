import { timingSafeEqual } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { bundleAudiences, bundlePath } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { buildBundle } from './build-bundle.ts';

export interface BundleRequest {
  readonly method: string;
  readonly path: string;
  readonly acceptsGzip: boolean;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | object;
}

const address = new RegExp(`^/bundles/([A-Za-z0-9_-]{1,128})/(${bundleAudiences.join('|')})/([A-Za-z0-9_-]{1,128})/?$`);

const refusal = (status: number, code: string, message: string, headers = {}): Answer => ({
  status,
  headers: { 'Cache-Control': 'no-store', ...headers },
  body: { error: { code, message } },
});

const same = (key: string, given: string): boolean => {
  const [a, b] = [Buffer.from(key), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/**
 * A resumed listener is billed for what changed only for half an hour: a bundle is kept for 20 minutes by the CDN and 5 by a
 * device, so that none is older than that when it is used. It is `public`, or no CDN would keep it: who knows the URL may read.
 */
const kept = 'public, max-age=300, s-maxage=1200';

/** `GET /bundles/{providerId}/{audience}/{key}`: the bundle, to whoever has the key that is current. */
export const answerBundle = async (
  firestore: Firestore,
  { method, path, acceptsGzip }: BundleRequest,
): Promise<Answer> => {
  if (method !== 'GET' && method !== 'HEAD') {
    return refusal(405, 'invalid-argument', 'a bundle is only read', { Allow: 'GET, HEAD' });
  }
  const [, providerId, named, given] = address.exec(path) ?? [];
  const audience = bundleAudiences.find((one) => one === named);
  if (!providerId || !audience || !given) {
    return refusal(400, 'invalid-argument', '/bundles/{providerId}/{menu or house}/{key} is expected');
  }
  const key: unknown = (await firestore.doc(bundlePath(providerId, audience)).get()).get('key');
  if (typeof key !== 'string' || !same(key, given)) return refusal(404, 'not-found', 'there is no such bundle');
  const bundle = await buildBundle(firestore, providerId, audience);
  const headers = {
    'Cache-Control': kept,
    'Content-Type': 'application/octet-stream',
    Vary: 'Accept-Encoding',
    ...(acceptsGzip ? { 'Content-Encoding': 'gzip' } : {}),
  };
  return { status: 200, headers, body: acceptsGzip ? gzipSync(bundle) : bundle };
};
