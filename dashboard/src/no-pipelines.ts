/** Stands for the library of regular expressions that Firestore's pipelines bring: 30 kB that no query here needs. */
export const RE2JS = {
  compile: (): never => {
    throw new Error('this app has no regular expressions in pipelines');
  },
};
