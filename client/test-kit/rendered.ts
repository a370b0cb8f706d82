import { act, createElement, type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

// With this flag React warns about updates that happen outside `act`.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

interface RenderOptions<State> {
  readonly strict?: boolean;
  /** Wraps the component, for example in a context. */
  readonly within?: (element: ReactNode) => ReactNode;
  /** Renders a state; nothing by default. */
  readonly show?: (state: State) => ReactNode;
}

/** Renders a component that only calls a hook, and collects the state that the hook returns at each render. */
export const rendered = async <Props extends object, State>(
  use: (props: Props) => State,
  props: Props,
  { strict = false, within = (element) => element, show = () => null }: RenderOptions<State> = {},
) => {
  const states: State[] = [];
  const Component = (current: Props) => {
    const state = use(current);
    states.push(state);
    return show(state);
  };
  const root = createRoot(document.createElement('div'));
  const render = (next: Props) =>
    act(async () => {
      const element = within(createElement(Component, next));
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
