import type { FirebaseApp } from 'firebase/app';
import { type Functions, getFunctions } from 'firebase/functions';
import { CounterfoilError } from './connection/counterfoil-error.ts';

/** The callables that the client calls. The app's own keep their names, also on the same instance of the SDK. */
export const callables: readonly string[] = [
  'checkout',
  'command',
  'connectPaymentAccount',
  'eraseGuest',
  'leaving',
  'preview',
  'refreshPaymentAccount',
  'rerunEvents',
  'signOutEverywhere',
];

/** The method by which the SDK builds the address of a callable, the emulator's, too. It is internal to the SDK. */
interface Addressing {
  readonly _url?: (this: Functions, name: string) => string;
}

/**
 * Calls Counterfoil's functions by the names of a deployment with a prefix, as `counterfoil-command`. Call it before
 * `createCounterfoil`, with the same `app` and `region`. It costs nothing where it is not imported: the client itself
 * knows only the plain names.
 *
 * @throws CounterfoilError `unimplemented` if the SDK builds addresses in another way
 */
export const prefixFunctions = (
  { app, region = 'us-central1' }: { readonly app: FirebaseApp; readonly region?: string },
  prefix: string,
): void => {
  const functions = getFunctions(app, region);
  const { _url: urlOf }: Addressing = Object(Object.getPrototypeOf(functions));
  if (!urlOf) throw new CounterfoilError('unimplemented', 'this version of firebase names functions in another way');
  const named = (name: string): string => (prefix && callables.includes(name) ? `${prefix}-${name}` : name);
  Object.defineProperty(functions, '_url', {
    configurable: true,
    value: (name: string) => urlOf.call(functions, named(name)),
  });
};
