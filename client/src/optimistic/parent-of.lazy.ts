/** The path of a document's collection. */
export const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));
