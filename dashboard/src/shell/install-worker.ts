import { navigate } from 'wouter/use-browser-location';

/**
 * Installs the app on this device, so that it opens without a network. On the emulators only an address with `?install`
 * does: another project may use the same port tomorrow.
 */
export const installWorker = (): void => {
  const isAsked = !globalThis.firebaseEmulators || new URLSearchParams(location.search).has('install');
  if (!isAsked || !('serviceWorker' in navigator)) return;
  const register = () => void navigator.serviceWorker.register('/worker.js').catch(() => undefined);
  if (document.readyState === 'complete') register();
  else addEventListener('load', register);
  // A tapped notification shows its page in the tab that is open.
  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    if (data?.type === 'SHOW') navigate(data.address);
  });
};
