import type { Plugin } from 'rolldown';

const comparing = 'function __PRIVATE_compareUtf8Strings(e, t) {';

/**
 * Firestore's SDK compares paths letter by letter. All documents of a list have the same collection, so nearly all
 * letters are equal. The app compares equal parts of a path at once: its long lists cost half the time.
 *
 * The build fails if a version of the SDK compares in another way. Then look whether this is still needed.
 */
export const equalSegments = (): Plugin => {
  let isDone = false;
  return {
    name: 'equal-segments',
    transform: {
      filter: { id: /@firebase\/firestore\/dist\/common-[^/]+\.esm\.js$/ },
      handler: (code) => {
        isDone ||= code.includes(comparing);
        // It stays on its line, so the source map stays right.
        return { code: code.replace(comparing, `${comparing} if (e === t) return 0;`), map: null };
      },
    },
    buildEnd: (error) => {
      if (!error && !isDone) throw new Error(`Firestore's SDK has no «${comparing}» any more`);
    },
  };
};
