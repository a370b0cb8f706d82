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

/** In both languages: the words themselves may be what could not be loaded. */
const BrokenApp = ({ code }: { readonly code: string }) => (
  <main className="narrow stack">
    <Banner tone="stop">
      This page could not start ({code}). <span lang="ar">تعذّر فتح الصفحة.</span>{' '}
      <Button onClick={() => location.reload()}>Reload · إعادة التحميل</Button>
    </Banner>
  </main>
);

interface Props {
  readonly children: ReactNode;
  /** Around everything: no words are there. */
  readonly root?: boolean;
  /** Says nothing: the page around it goes on without this part. */
  readonly quiet?: boolean;
}

interface State {
  readonly error?: unknown;
}

/** Keeps what is around when a part fails, and offers the way out. Give it the address as its key: pages start anew. */
export class Boundary extends Component<Props, State> {
  override state: State = {};

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    const { children, root, quiet } = this.props;
    if (error === undefined) return children;
    if (quiet) return null;
    return root ? <BrokenApp code={codeOf(error)} /> : <Broken code={codeOf(error)} />;
  }
}
