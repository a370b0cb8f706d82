import { auth } from './admin.ts';
import { newId } from './new-id.ts';

export const password = 'counterfoil';

/** Creates a user who can sign in on a page. */
export const createPerson = async (name: string): Promise<{ readonly email: string; readonly uid: string }> => {
  const email = `${newId(name)}@example.com`;
  const { uid } = await auth.createUser({ email, password, displayName: name });
  return { email, uid };
};
