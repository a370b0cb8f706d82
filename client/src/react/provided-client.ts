import { createContext, createElement, type ReactNode, useContext } from 'react';

const ProvidedClient = createContext<object | undefined>(undefined);

export interface CounterfoilProviderProps {
  /** The client, as `createCounterfoil` returns it; `undefined` while there is none. */
  readonly counterfoil: object | undefined;
  readonly children?: ReactNode;
}

/** Provides the client to all hooks below. They may then omit it. */
export const CounterfoilProvider = ({ counterfoil, children }: CounterfoilProviderProps): ReactNode =>
  createElement(ProvidedClient.Provider, { value: counterfoil }, children);

/** The given client, or the provided one. */
export const useClient = <Client extends object>(given?: Client): Client | undefined => {
  const provided = useContext(ProvidedClient);
  // An app provides the client of `createCounterfoil`, which has all parts that hooks use.
  return given ?? (provided as Client | undefined);
};
