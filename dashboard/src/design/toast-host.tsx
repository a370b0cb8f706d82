import { createContext, type ReactNode, type RefObject, useContext, useEffect, useMemo, useState } from 'react';

type Host = RefObject<HTMLElement | null>;

interface Hosts {
  /** The dialog that is open, if any: everything outside it can be neither tapped nor heard. */
  readonly current: HTMLElement | null;
  readonly enter: (host: Host) => () => void;
}

const Context = createContext<Hosts>({ current: null, enter: () => () => undefined });

/** Knows where notes must stand to be reached: in the dialog on top, or on the page. */
export const ToastHosts = ({ children }: { readonly children: ReactNode }) => {
  const [hosts, setHosts] = useState<readonly HTMLElement[]>([]);
  const enter = useMemo(
    () => (host: Host) => {
      const element = host.current;
      if (!element) return () => undefined;
      setHosts((all) => [...all, element]);
      return () => setHosts((all) => all.filter((one) => one !== element));
    },
    [],
  );
  const value = useMemo(() => ({ current: hosts.at(-1) ?? null, enter }), [hosts, enter]);
  return <Context value={value}>{children}</Context>;
};

/** Makes a dialog the place of notes for as long as it is open. */
export const useToastHost = (host: Host): void => {
  const { enter } = useContext(Context);
  useEffect(() => enter(host), [enter, host]);
};

export const useCurrentToastHost = (): HTMLElement | null => useContext(Context).current;
