import { expect, test } from 'vitest';
import { emulators, projectId } from '../kit/emulators.ts';
import { newId } from '../kit/new-id.ts';
import { idToken } from '../kit/user.ts';

test('only the default database has the rules of the project: a new one costs no compilation of them', async () => {
  const uid = newId('user');
  const headers = { authorization: `Bearer ${await idToken(uid)}` };
  const ownProfile = async (databaseId: string): Promise<number> => {
    const path = `projects/${projectId}/databases/${databaseId}/documents/endUsers/${uid}`;
    return (await fetch(`http://${emulators.firestore}/v1/${path}`, { headers })).status;
  };
  const allowed = 404;
  expect(await ownProfile('(default)')).toBe(allowed);
  expect(await ownProfile(newId('apart'))).toBe(403);
});
