import { couldNotStart } from './shell/could-not-start.ts';
import { screensAt } from './shell/first-screens.ts';
import { preferred } from './words/preferred.ts';

/** The chunks of each screen and language, written by the build. */
declare const firstFiles: Readonly<Record<string, readonly string[]>>;

// A file that does not come tells it here only: it does not bubble.
addEventListener(
  'error',
  ({ target }) => {
    if (!(target instanceof HTMLScriptElement)) return;
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', couldNotStart);
    else couldNotStart();
  },
  { capture: true },
);

/** `init.js` of Hosting passes its configuration to a global SDK. This page only needs the configuration. */
Object.assign(globalThis, { firebase: { initializeApp: () => undefined } });

// A file tells its imports only once it is there. So that all come at once, they are named before the first. They are
// compiled when they run, because compiling them now would hold up `main.ts`.
const names = [preferred(), ...screensAt(location.pathname)].flatMap((name) => firstFiles[name] ?? []);
for (const name of new Set(names)) {
  const link = { rel: 'preload', as: 'script', crossOrigin: '', href: `/chunks/${name}` };
  document.head.append(Object.assign(document.createElement('link'), link));
}
