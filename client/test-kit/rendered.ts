import { act, createElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

// React warns of updates that no test waits for only where it is told that this is one.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** A component that does nothing but use a hook, and what the hook gave at each render. */
export const rendered = async <Props extends object, State>(
  use: (props: Props) => State,
  props: Props,
  { strict = false } = {},
) => {
  const states: State[] = [];
  const Component = (given: Props) => {
    states.push(use(given));
    return null;
  };
  const root = createRoot(document.createElement('div'));
  const render = (given: Props) =>
    act(async () => {
      const element = createElement(Component, given);
      root.render(strict ? createElement(StrictMode, null, element) : element);
    });
  await render(props);
  return {
    states,
    last: () => states.at(-1),
    render,
    /** What happens outside of React, and what it makes of it. */
    after: (work: () => void) => act(async () => work()),
    unmount: () => act(async () => root.unmount()),
  };
};
