import { useUser } from '@counterfoil/client/react';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useCurrentToastHost } from '../design/toast-host.tsx';
import { useWords } from '../words/language.tsx';
import { Boundary } from './boundary.tsx';
import { Refusals } from './refusals.tsx';

/** Long enough to read. A note with «Undo» stays longer; the domain allows minutes. */
const shownMs = 8000;
const undoMs = 20_000;

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo?: (() => void) | undefined;
  /** It goes when somebody has seen it. */
  readonly stays?: boolean;
}

interface Toasts {
  /** Says what has happened, and offers to take it back. */
  readonly say: (text: string, undo?: () => void) => void;
  /** Says what has not happened. It stays until somebody has seen it. */
  readonly warn: (text: string) => void;
}

const Context = createContext<Toasts | undefined>(undefined);

const Note = ({ toast, onGone }: { readonly toast: Toast; readonly onGone: (id: number) => void }) => {
  const { state } = useWords();
  const { id, text, undo, stays } = toast;
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    if (stays || isHeld) return;
    const leaving = setTimeout(() => onGone(id), undo ? undoMs : shownMs);
    return () => clearTimeout(leaving);
  }, [id, stays, isHeld, undo, onGone]);
  const takeBack = () => {
    onGone(id);
    undo?.();
  };
  return (
    <fieldset
      className="toast"
      aria-label={text}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <span>{text}</span>
      {(undo || stays) && (
        <button type="button" onClick={takeBack}>
          {undo ? state.undo : state.seen}
        </button>
      )}
    </fieldset>
  );
};

export const ToastProvider = ({ children }: { readonly children: ReactNode }) => {
  const { user } = useUser();
  const host = useCurrentToastHost();
  const [shown, setShown] = useState<readonly Toast[]>([]);
  const next = useRef(0);
  const drop = useCallback((id: number) => setShown((all) => all.filter((one) => one.id !== id)), []);
  const add = useCallback((toast: Omit<Toast, 'id'>) => {
    next.current += 1;
    const id = next.current;
    setShown((all) => [...all.slice(-2), { ...toast, id }]);
  }, []);
  const uid = user?.uid;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the next person must not take back what another one did
  useEffect(() => setShown([]), [uid]);
  const toasts = useMemo(
    () => ({
      say: (text: string, undo?: () => void) => add({ text, undo }),
      warn: (text: string) => add({ text, stays: true }),
    }),
    [add],
  );
  const notes = (
    <div className="toasts" role="status">
      {shown.map((toast) => (
        <Note key={toast.id} toast={toast} onGone={drop} />
      ))}
      <Boundary quiet>
        <Refusals />
      </Boundary>
    </div>
  );
  return (
    <Context value={toasts}>
      {children}
      {createPortal(notes, host ?? document.body)}
    </Context>
  );
};

export const useToasts = (): Toasts => {
  const toasts = useContext(Context);
  if (!toasts) throw new Error('useToasts needs a ToastProvider');
  return toasts;
};
