import type { ReactNode } from 'react';

/** The ticket: what is agreed above, what one shows at the desk below. */
export const Ticket = ({ children, stub }: { readonly children: ReactNode; readonly stub: ReactNode }) => (
  <article className="ticket">
    <div className="half">{children}</div>
    <div className="perforation" />
    <div className="half">{stub}</div>
  </article>
);

/** A short code in fours, in its own direction. */
export const Code = ({ code }: { readonly code: string }) => (
  <span className="code">{code.replace(/(.{4})(?=.)/g, '$1 ')}</span>
);
