import { useConnection } from '@counterfoil/client/react';
import type { ReactNode } from 'react';
import { Link, useRoute } from 'wouter';
import { Button } from '../design/button.tsx';
import { Banner } from '../design/states.tsx';
import { useWords } from '../words/language.tsx';
import { useArrival } from './use-arrival.ts';
import { useUpdate } from './use-update.ts';

export interface Tab {
  readonly href: string;
  readonly name: string;
  /** A count that wants attention. */
  readonly count?: number;
  /** Names the things counted, for people who listen. */
  readonly countName?: string;
}

const TabLink = ({ href, name, count = 0, countName }: Tab) => {
  const [isHere] = useRoute(`${href}/*?`);
  return (
    <Link href={href} aria-current={isHere ? 'page' : undefined}>
      {name}
      {count > 0 && (
        <>
          <span className="badge" aria-hidden>
            {count}
          </span>
          <span className="aside">{countName}</span>
        </>
      )}
    </Link>
  );
};

/** Whether this is live, and what waits. */
export const LinkState = () => {
  const { link } = useWords();
  const { state, pending } = useConnection();
  return (
    <span className={`link-state ${state}`}>
      <span className="dot" />
      {/* Only the state is said aloud: what waits changes with every tap. */}
      <span role="status">{link[state]}</span>
      {pending.length > 0 && ` · ${link.waiting(pending.length)}`}
    </span>
  );
};

const Offline = () => {
  const { state } = useWords();
  return useConnection().state === 'offline' ? (
    <Banner tone="wait" title={state.offlineTitle}>
      {state.offlineText}
    </Banner>
  ) : null;
};

/** Offered, and never forced while something is unsent. */
export const Update = () => {
  const { state } = useWords();
  const reload = useUpdate();
  const { pending } = useConnection();
  if (!reload) return null;
  return (
    <Banner tone="note" title={state.updateTitle}>
      {pending.length > 0 ? state.updateUnsent : <Button onClick={reload}>{state.reload}</Button>}
    </Banner>
  );
};

interface FrameProps {
  readonly title: ReactNode;
  readonly tabs: readonly Tab[];
  /** Names the place of the doors, for people who listen. */
  readonly name: string;
  readonly children: ReactNode;
}

/** The page around a screen: where one is, where one can go, and whether it is live. */
export const Frame = ({ title, tabs, name, children }: FrameProps) => {
  const { shell } = useWords();
  useArrival();
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {shell.skip}
      </a>
      <header className="top">
        <div>{title}</div>
        <LinkState />
      </header>
      <main id="content" tabIndex={-1}>
        <div className="stack tight">
          <Offline />
          <Update />
        </div>
        {children}
      </main>
      <nav className="doors" aria-label={name}>
        {tabs.map((tab) => (
          <TabLink key={tab.href} {...tab} />
        ))}
      </nav>
    </div>
  );
};
