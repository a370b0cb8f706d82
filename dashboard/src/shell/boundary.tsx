import { Component, type ReactNode } from 'react';
import { Button } from '../design/button.tsx';
import { Banner } from '../design/states.tsx';
import { useWords } from '../words/language.tsx';
import { codeOf } from './code-of.ts';

const Broken = ({ code }: { readonly code: string }) => {
  const { state } = useWords();
  return (
    <Banner tone="stop" title={state.failedTitle}>
      {state.brokenText(code)} <Button onClick={() => location.reload()}>{state.reload}</Button>
    </Banner>
  );
};

interface State {
  readonly error?: unknown;
}

/** Keeps the frame when a screen fails, and offers the way out. Give it the address as its key: each page starts anew. */
export class Boundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = {};

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error === undefined ? this.props.children : <Broken code={codeOf(error)} />;
  }
}
