/** Loads a module from another address. The bundler must not look for it. */
export const loadAgain = <Module>(address: string): Promise<Module> =>
  import(/* @vite-ignore */ /* webpackIgnore: true */ address);
