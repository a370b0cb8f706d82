import { gzipSync } from 'node:zlib';
import { bundleAudiences, bundlePath } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { type Attested, attested } from './attested.ts';
import { buildBundle } from './build-bundle.ts';
import { isIssued, isSameText } from './signed-key.ts';

export interface BundleRequest {
  readonly method: string;
  readonly path: string;
  readonly hasQuery: boolean;
  readonly acceptsGzip: boolean;
  /** The token of App Check. */
  readonly token?: string | undefined;
}

export interface BundleResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | object;
}

const pathPattern = new RegExp(
  `^/bundles/([A-Za-z0-9_-]{1,128})/(${bundleAudiences.join('|')})/([A-Za-z0-9_-]{1,128})/?$`,
);

const errorResponse = (status: number, code: string, message: string, headers = {}): BundleResponse => ({
  status,
  headers: { 'Cache-Control': 'no-store', ...headers },
  body: { error: { code, message } },
});

/** The CDN would store one more bundle for each query string, so all of them lead to the address without one. */
const withoutQuery = (path: string): BundleResponse => ({
  status: 308,
  headers: { Location: path, 'Cache-Control': 'public, max-age=86400' },
  body: {},
});

/**
 * Firestore bills a resumed listener only for the changes if it resumes within 30 minutes. The CDN keeps a bundle for
 * 20 minutes and a device for 5, so none is older when it is used. It must be `public`, or no CDN would store it:
 * everybody who knows the URL may read.
 */
const cacheControl = 'public, max-age=300, s-maxage=1200';

/** An app of another origin asks first whether it may send the header of App Check. */
const preflight: BundleResponse = {
  status: 204,
  headers: {
    'Access-Control-Allow-Methods': 'GET, HEAD',
    'Access-Control-Allow-Headers': 'X-Firebase-AppCheck',
    'Access-Control-Max-Age': '86400',
  },
  body: {},
};

const answerTo = (method: string): BundleResponse | undefined => {
  if (method === 'OPTIONS') return preflight;
  if (method === 'GET' || method === 'HEAD') return undefined;
  return errorResponse(405, 'invalid-argument', 'a bundle can only be read', { Allow: 'GET, HEAD' });
};

/**
 * Serves `GET /bundles/{providerId}/{audience}/{key}` if the key is the current one, and the app is attested. The CDN
 * answers most requests without this function. It then serves a file whose address only attested apps can have read.
 */
export const serveBundle = async (
  firestore: Firestore,
  { method, path, hasQuery, acceptsGzip, token }: BundleRequest,
  isAttested: Attested = attested(undefined),
): Promise<BundleResponse> => {
  const early = answerTo(method);
  if (early) return early;
  const [, providerId, named, given] = pathPattern.exec(path) ?? [];
  const audience = bundleAudiences.find((one) => one === named);
  if (!providerId || !audience || !given) {
    return errorResponse(400, 'invalid-argument', '/bundles/{providerId}/{menu or house}/{key} is expected');
  }
  if (hasQuery) return withoutQuery(path);
  // Checked before any read, so a key that somebody made up costs nothing.
  const isKey = await isIssued(firestore, { providerId, audience }, given);
  if (!isKey) return errorResponse(404, 'not-found', 'there is no such bundle');
  const isOwn = await isAttested(token);
  if (!isOwn) return errorResponse(401, 'unauthenticated', 'a valid token of App Check is expected');
  const key: unknown = (await firestore.doc(bundlePath(providerId, audience)).get()).get('key');
  if (typeof key !== 'string' || !isSameText(key, given))
    return errorResponse(404, 'not-found', 'there is no such bundle');
  const bundle = await buildBundle(firestore, providerId, audience);
  const headers = {
    'Cache-Control': cacheControl,
    'Content-Type': 'application/octet-stream',
    Vary: 'Accept-Encoding',
    ...(acceptsGzip ? { 'Content-Encoding': 'gzip' } : {}),
  };
  return { status: 200, headers, body: acceptsGzip ? gzipSync(bundle) : bundle };
};
