import { type ComponentType, type ReactNode, use } from 'react';

/** A screen in a chunk of its own. */
export interface Screen<Props> {
  (props: Props): ReactNode;
  /** Loads its chunk ahead, so that it shows at once. */
  preload(): Promise<unknown>;
}

/**
 * Like `lazy`, but a screen that is there already does not suspend. React shows what has suspended for at least 300 ms,
 * even if its chunk comes after one. A chunk that could not be loaded is asked for again.
 */
export const screen = <Props extends object>(load: () => Promise<ComponentType<Props>>): Screen<Props> => {
  let loaded: ComponentType<Props> | undefined;
  let loading: Promise<ComponentType<Props>> | undefined;
  const preload = (): Promise<ComponentType<Props>> => {
    loading ??= load().then(
      (component) => {
        loaded = component;
        return component;
      },
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
  const Shown = (props: Props) => {
    const Component = loaded ?? use(preload());
    return <Component {...props} />;
  };
  return Object.assign(Shown, { preload });
};
