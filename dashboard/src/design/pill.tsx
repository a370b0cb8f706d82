import type { ReactNode } from 'react';

export type Tone = 'ok' | 'wait' | 'stop' | 'void';

/** A state, always with its word. */
export const Pill = ({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) => (
  <span className={`pill ${tone}`}>{children}</span>
);
