import { topLevelMatches } from './top-level-matches.ts';

/**
 * Rules have no `include`, so Counterfoil's stand in the app's file between two marks. A repeated merge replaces what
 * is between them. All conditions that match a document are joined by «or»: what the app allows for a path of
 * Counterfoil, its rules could not forbid. Such a path is refused.
 */
const begin = '    // counterfoil:begin — written by counterfoil-kit\n';
const end = '    // counterfoil:end\n';

const root = /^[ \t]*match \/databases\/\{(?<name>\w+)\}\/documents \{[ \t]*\n/m;
const withoutComments = (rules: string): string => rules.replace(/\/\/.*$|\/\*[\s\S]*?\*\//gm, '');

/** The text between the braces of the `match` of the database. */
const bodyOf = (rules: string): string => {
  const opening = root.exec(rules);
  if (!opening) throw new Error('firestore.rules: no line «match /databases/{database}/documents {»');
  const name = opening.groups?.name;
  if (name !== 'database') throw new Error(`firestore.rules: {${name}} names the database, and {database} is expected`);
  return rules.slice(opening.index + opening[0].length, rules.trimEnd().replace(/\}\s*\}$/, '').length);
};

const namesOf = (rules: string): string[] => [...rules.matchAll(/\bfunction (\w+)\(/g)].map(([, name = '']) => name);

const shared = (app: string[], ours: string[]): string[] => [...new Set(app)].filter((name) => ours.includes(name));

const denies = (body: string): boolean => /^(\s*allow [\w, ]+:\s*if\s+false\s*;)*\s*$/.test(body);

const assertApart = (app: string, ours: string): void => {
  const functions = shared(namesOf(app), namesOf(ours));
  if (functions.length > 0) throw new Error(`firestore.rules: rename the app's functions ${functions.join(', ')}`);
  const matches = topLevelMatches(app);
  const collections = (all: typeof matches): string[] => all.map(({ collection }) => collection);
  const paths = shared(
    collections(matches),
    collections(topLevelMatches(ours)).filter((name) => !name.startsWith('{')),
  );
  if (paths.length > 0) throw new Error(`firestore.rules: the app's rules match ${paths.join(', ')} of Counterfoil`);
  // Also `/{path=**}/members/{id}`: a collection of that name is anywhere, and so in a provider of Counterfoil.
  const open = matches.find(({ collection, body }) => collection.startsWith('{') && !denies(body));
  if (open) throw new Error(`firestore.rules: «match ${open.path}» of the app would open documents of Counterfoil`);
};

/**
 * The app's rules with Counterfoil's between two marks.
 *
 * @throws Error if the app's rules would open a document of Counterfoil, or share a function's name
 */
export const mergeRules = (app: string, ours: string): string => {
  const [before = '', marked] = app.split(begin);
  const [, after = ''] = marked?.split(end) ?? [];
  if (marked !== undefined && after === '') throw new Error('firestore.rules: the mark «counterfoil:end» is missing');
  const apart = marked === undefined ? app : before + after;
  bodyOf(apart);
  assertApart(withoutComments(apart), withoutComments(ours));
  return apart.replace(root, (opening) => `${opening}${begin}${bodyOf(ours).trimEnd()}\n${end}`);
};
