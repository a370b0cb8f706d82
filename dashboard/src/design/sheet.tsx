import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useWords } from '../words/language.tsx';
import { Button } from './button.tsx';
import { useToastHost } from './toast-host.tsx';

/** A native dialog: it keeps the focus, closes by Escape, and gives the focus back. On phones it comes from below. */
export const Sheet = ({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) => {
  const words = useWords();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // While the dialog is still on the page, closing it gives the focus back to what opened it.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  useToastHost(dialog);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <div className="stack">
        <div className="row">
          <h2 id={id}>{title}</h2>
          <Button look="plain" onClick={() => dialog.current?.close()}>
            {words.state.close}
          </Button>
        </div>
        {children}
      </div>
    </dialog>
  );
};
