import { createCounterfoil } from '@counterfoil/client';
import { CounterfoilProvider, useLive, useUser, useWorkspace } from '@counterfoil/client/react';
import { initializeApp } from 'firebase/app';
import { getAuth, signInWithEmailAndPassword } from 'firebase/auth';
// biome-ignore lint/correctness/noUndeclaredDependencies: the client brings it for its tests
import { createElement, type ReactNode, StrictMode } from 'react';
// biome-ignore lint/correctness/noUndeclaredDependencies: the client brings it for its tests
import { createRoot } from 'react-dom/client';

// An app module as a developer writes it. A hot reload evaluates it again on the same page.
const { emulators, projectId } = globalThis.settings;
const app = initializeApp({ projectId, apiKey: 'test' });
const counterfoil = createCounterfoil({ app, emulators });
const isSame = globalThis.mounted === undefined || globalThis.mounted.counterfoil === counterfoil;

const Tables = ({ providerId }: { readonly providerId: string }): ReactNode => {
  const user = useUser();
  const { progress, ended, error: failed } = useWorkspace(providerId);
  const { data, error } = useLive(user ? counterfoil.provider(providerId).tables() : undefined, []);
  const shown = {
    tables: data.map(({ name }) => name),
    error: error?.code ?? null,
    ended: ended ?? null,
    failed: failed?.code,
  };
  return createElement('output', {}, JSON.stringify({ ...shown, ready: progress?.ready }));
};

globalThis.mounted?.unmount();
const element = document.createElement('main');
document.body.replaceChildren(element);
const root = createRoot(element);

globalThis.mounted = {
  counterfoil,
  isSame,
  signIn: async (email, password) => {
    await signInWithEmailAndPassword(getAuth(app), email, password);
  },
  mount: (providerId) =>
    root.render(
      createElement(
        StrictMode,
        null,
        createElement(CounterfoilProvider, { counterfoil }, createElement(Tables, { providerId })),
      ),
    ),
  unmount: () => root.unmount(),
};

declare global {
  /** The interface between a test and the page with components. */
  var mounted:
    | {
        readonly counterfoil: object;
        /** True if this evaluation of the module got the client of the one before. */
        readonly isSame: boolean;
        signIn(email: string, password: string): Promise<void>;
        mount(providerId: string): void;
        unmount(): void;
      }
    | undefined;
}
