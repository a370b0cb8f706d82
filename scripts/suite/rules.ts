import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { root } from '../root.ts';
import { projectId } from './project-id.ts';

const closed = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /{document=**} { allow read, write: if false; }
  }
}
`;

/**
 * Rules for the databases that tests open beside `(default)`, by the Admin SDK only. The emulator compiles the rules
 * anew for each new database, and answers no call to any database meanwhile. With the rules of the project, the hundreds
 * of databases of a whole run took minutes. Now and then a listener waited half a minute for its first snapshot.
 *
 * @returns the file, as `firebase.json` names it
 */
export const writeClosedRules = async (folder: string): Promise<string> => {
  const file = join(folder, `${process.pid}.rules`);
  await writeFile(file, closed);
  return relative(root, file);
};

/** Gives `(default)` the rules of the project, as firebase-tools does after each change of their file. */
export const loadRules = async (firestorePort: number): Promise<void> => {
  const content = await readFile(join(root, 'firestore.rules'), 'utf8');
  const url = `http://127.0.0.1:${firestorePort}/emulator/v1/projects/${projectId}:securityRules`;
  const body = JSON.stringify({ rules: { files: [{ name: 'firestore.rules', content }] } });
  const response = await fetch(url, { method: 'PUT', body });
  if (!response.ok) throw new Error(`the emulator refuses the rules: ${await response.text()}`);
};
