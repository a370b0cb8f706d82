/** The collection of a document. */
export const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));
