import type { Counterfoil } from '@counterfoil/client';
import { CounterfoilProvider } from '@counterfoil/client/react';
import { createContext, type ReactNode, useContext } from 'react';

const Context = createContext<Counterfoil | undefined>(undefined);

/** Gives the client to the screens and to the hooks of `@counterfoil/client/react`. */
export const ClientProvider = ({
  counterfoil,
  children,
}: {
  readonly counterfoil: Counterfoil;
  readonly children: ReactNode;
}) => (
  <Context value={counterfoil}>
    <CounterfoilProvider counterfoil={counterfoil}>{children}</CounterfoilProvider>
  </Context>
);

export const useCounterfoil = (): Counterfoil => {
  const counterfoil = useContext(Context);
  if (!counterfoil) throw new Error('useCounterfoil needs a ClientProvider');
  return counterfoil;
};
