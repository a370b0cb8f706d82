import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Sheet } from './sheet.tsx';

interface ConfirmSheetProps {
  readonly title: string;
  /** The button that does it, in words that say what happens. */
  readonly action: string;
  readonly keep: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** All that is lost. */
  readonly children?: ReactNode;
}

/** Asks before something that the domain cannot take back. Everything else is done at once and offers «Undo». */
export const ConfirmSheet = ({ title, action, keep, onConfirm, onClose, children }: ConfirmSheetProps) => (
  <Sheet title={title} onClose={onClose}>
    {children}
    <div className="wrap">
      <Button
        look="primary"
        onClick={() => {
          onConfirm();
          onClose();
        }}
      >
        {action}
      </Button>
      <Button onClick={onClose}>{keep}</Button>
    </div>
  </Sheet>
);
