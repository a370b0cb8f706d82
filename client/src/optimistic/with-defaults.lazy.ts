import { type DocumentKind, type Documents, documentDefaults, type Fields } from '@counterfoil/domain/core';

/** Adds the defaults of its kind to a stored document, as deciders expect it. */
export const withDefaults = <Kind extends DocumentKind>(
  kind: Kind,
  data: Fields | undefined,
): Documents[Kind] | undefined => data && ({ ...documentDefaults[kind], ...data } as Documents[Kind]);
