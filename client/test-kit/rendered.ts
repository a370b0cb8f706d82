import { act, createElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

// With this flag React warns about updates that happen outside `act`.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** Renders a component that only calls a hook, and collects the state that the hook returns at each render. */
export const rendered = async <Props extends object, State>(
  use: (props: Props) => State,
  props: Props,
  { strict = false } = {},
) => {
  const states: State[] = [];
  const Component = (current: Props) => {
    states.push(use(current));
    return null;
  };
  const root = createRoot(document.createElement('div'));
  const render = (next: Props) =>
    act(async () => {
      const element = createElement(Component, next);
      root.render(strict ? createElement(StrictMode, null, element) : element);
    });
  await render(props);
  return {
    states,
    last: () => states.at(-1),
    render,
    /** Runs work outside React, and waits until React has rendered its effects. */
    after: (work: () => void) => act(async () => work()),
    unmount: () => act(async () => root.unmount()),
  };
};
