import type { ReactNode } from 'react';
import { useWords } from '../words/language.tsx';
import { Button } from './button.tsx';

/** Lines in the shape of what comes. */
export const Bones = ({ lines = 3, tall = '4rem' }: { readonly lines?: number; readonly tall?: string }) => {
  const words = useWords();
  return (
    <div className="stack tight" role="status">
      <span className="aside">{words.state.loading}</span>
      {Array.from({ length: lines }, (_, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bones have no other identity
        <span key={n} className="bone" ref={(bone) => bone?.style.setProperty('--tall', tall)} />
      ))}
    </div>
  );
};

/** Nothing is here: what to do first. */
export const Empty = ({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly children?: ReactNode;
}) => (
  <div className="empty">
    <b>{title}</b>
    {hint && <span>{hint}</span>}
    {children}
  </div>
);

export const Banner = ({
  tone,
  title,
  children,
}: {
  readonly tone: 'wait' | 'stop' | 'note';
  readonly title?: string;
  readonly children: ReactNode;
}) => (
  <div className={`banner ${tone}`} role={tone === 'stop' ? 'alert' : undefined}>
    <span className="dot" />
    <div>
      {title && <b>{title} </b>}
      {children}
    </div>
  </div>
);

/** A list that failed never looks like an empty one. */
export const Failed = ({ code, retry }: { readonly code: string; readonly retry?: (() => void) | undefined }) => {
  const { state } = useWords();
  if (code === 'permission-denied') return <Empty title={state.noDoor} hint={state.noDoorHint} />;
  return (
    <Banner tone="stop" title={state.failedTitle}>
      {state.failedText(code)} {retry && <Button onClick={retry}>{state.tryAgain}</Button>}
    </Banner>
  );
};
