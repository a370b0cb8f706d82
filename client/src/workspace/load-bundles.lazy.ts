import { type BundleAudience, bundlePath, secondMs } from '@counterfoil/domain/core';
import { doc, type Firestore, getDoc, getDocFromCache, loadBundle } from 'firebase/firestore';

export interface Bundles {
  readonly firestore: Firestore;
  readonly providerId: string;
  /** `house` is for owner, managers and staff. The client skips a bundle that the user may not read. */
  readonly audiences: readonly BundleAudience[];
  /** Address of the app's Hosting, as `https://….web.app`; empty for a page that it serves itself. */
  readonly bundlesFrom?: string | undefined;
  readonly fetchBundle?: typeof fetch | undefined;
  /** Receives why a bundle was not loaded. */
  readonly failed?: (error: unknown) => void;
  /** Default: 5000. */
  readonly timeoutMs?: number;
}

/** Resolves when the signal aborts. */
const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve()));

/**
 * Fills this device's cache from a provider's data bundles. Each costs one document read and one request, instead of
 * one read per document. Listeners then start from the cache, and the server only sends later changes. It ignores
 * errors and stops after five seconds by default: the listeners then read document by document. A device that has
 * asked for a bundle before has its document in the cache, and asks no more.
 */
export const loadBundles = async ({
  firestore,
  providerId,
  audiences,
  bundlesFrom = '',
  fetchBundle = fetch,
  failed = () => {},
  timeoutMs = 5 * secondMs,
}: Bundles): Promise<void> => {
  const signal = AbortSignal.timeout(timeoutMs);
  const load = async (audience: BundleAudience): Promise<void> => {
    const bundle = doc(firestore, bundlePath(providerId, audience));
    if (await getDocFromCache(bundle).catch(() => {})) return;
    const key: unknown = (await getDoc(bundle)).get('key');
    if (typeof key !== 'string' || signal.aborted) return;
    const url = `${bundlesFrom.replace(/\/$/, '')}/bundles/${providerId}/${audience}/${key}`;
    const response = await fetchBundle(url, { signal, credentials: 'omit' });
    // Hosting without the rewrite answers with an HTML page.
    if (!response.ok || !response.headers.get('content-type')?.includes('octet-stream')) return;
    // As a whole, because an interrupted stream would load half a list. As text, because the SDK in Node takes no
    // buffer.
    const text = await response.text();
    if (!signal.aborted) await loadBundle(firestore, text);
  };
  await Promise.race([Promise.all(audiences.map((audience) => load(audience).catch(failed))), aborted(signal)]);
};
