/**
 * React Native has all code in one bundle, so nothing can be missing. Its bundler refuses an `import()` without a literal
 * address, and its engine cannot parse it.
 */
export const loadAgain = async <Module>(address: string): Promise<Module> => {
  throw new Error(`no module at ${address}`);
};
