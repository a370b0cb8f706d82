import { type BundleAudience, bundlePath } from '@counterfoil/domain/core';
import { doc, type Firestore, getDoc, loadBundle } from 'firebase/firestore';

export interface Bundles {
  readonly firestore: Firestore;
  readonly providerId: string;
  /** `house` is for owner, managers and staff; whoever may not have one goes without. */
  readonly audiences: readonly BundleAudience[];
  /** Of the app's Hosting, as `https://….web.app`; empty for a page that comes from there. */
  readonly baseUrl: string;
  readonly fetch?: typeof globalThis.fetch;
  readonly timeoutMs?: number;
}

/** Resolves when the time is over. */
const over = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

/**
 * Fills this device's cache with what a house's data bundles hold: one document read and one request each, instead of a read for
 * every document. Listeners then begin with it at once, and the server sends them what has changed since. Whatever goes
 * wrong is passed over, and they read as ever; it takes no longer than five seconds unless told otherwise.
 */
export const loadBundles = async ({
  firestore,
  providerId,
  audiences,
  baseUrl,
  fetch = globalThis.fetch,
  timeoutMs = 5000,
}: Bundles): Promise<void> => {
  const signal = AbortSignal.timeout(timeoutMs);
  const load = async (audience: BundleAudience): Promise<void> => {
    const key: unknown = (await getDoc(doc(firestore, bundlePath(providerId, audience)))).get('key');
    if (typeof key !== 'string' || signal.aborted) return;
    const url = `${baseUrl.replace(/\/$/, '')}/bundles/${providerId}/${audience}/${key}`;
    const response = await fetch(url, { signal, credentials: 'omit' });
    // A Hosting without the rewrite answers with a page.
    if (!response.ok || !response.headers.get('content-type')?.startsWith('application/octet-stream')) return;
    // As a whole, not as a stream: one that breaks off would leave half a list behind. And as text: Node's SDK takes no buffer.
    const bundle = await response.text();
    if (!signal.aborted) await loadBundle(firestore, bundle);
  };
  await Promise.race([Promise.allSettled(audiences.map(load)), over(signal)]);
};
