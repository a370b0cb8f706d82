import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { useWords } from '../words/language.tsx';
import { Refusals } from './refusals.tsx';

/** Long enough to read and to reach. The domain allows minutes; this is only how long the offer is on the screen. */
const shownMs = 8000;

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo?: (() => void) | undefined;
}

interface Toasts {
  /** Says what has happened, and offers to take it back. */
  readonly say: (text: string, undo?: () => void) => void;
}

const Context = createContext<Toasts | undefined>(undefined);

export const ToastProvider = ({ children }: { readonly children: ReactNode }) => {
  const words = useWords();
  const [shown, setShown] = useState<readonly Toast[]>([]);
  const next = useRef(0);
  const drop = useCallback((id: number) => setShown((all) => all.filter((one) => one.id !== id)), []);
  const say = useCallback(
    (text: string, undo?: () => void) => {
      next.current += 1;
      const id = next.current;
      setShown((all) => [...all.slice(-1), { id, text, undo }]);
      setTimeout(() => drop(id), shownMs);
    },
    [drop],
  );
  const toasts = useMemo(() => ({ say }), [say]);
  const takeBack = ({ id, undo }: Toast) => {
    drop(id);
    undo?.();
  };
  return (
    <Context value={toasts}>
      {children}
      <div className="toasts" role="status">
        {shown.map((toast) => (
          <div key={toast.id} className="toast">
            <span>{toast.text}</span>
            {toast.undo && (
              <button type="button" onClick={() => takeBack(toast)}>
                {words.state.undo}
              </button>
            )}
          </div>
        ))}
        <Refusals />
      </div>
    </Context>
  );
};

export const useToasts = (): Toasts => {
  const toasts = useContext(Context);
  if (!toasts) throw new Error('useToasts needs a ToastProvider');
  return toasts;
};
