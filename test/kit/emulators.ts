/** The address of an emulator, from the environment that `npm run emulators` provides. */
const address = (name: string): string => {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: run these tests by \`npm test\` or \`npm run emulators -- <command>\``);
  return value;
};

export const projectId = 'demo-counterfoil';

export const emulators = {
  auth: address('FIREBASE_AUTH_EMULATOR_HOST'),
  firestore: address('FIRESTORE_EMULATOR_HOST'),
  functions: address('FUNCTIONS_EMULATOR_HOST'),
  hosting: address('HOSTING_EMULATOR_HOST'),
};
