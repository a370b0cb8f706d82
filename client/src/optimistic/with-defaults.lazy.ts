import { type DocumentKind, type Documents, documentDefaults, type Fields } from '@counterfoil/domain/core';

/** A stored document as the deciders know its kind. */
export const withDefaults = <Kind extends DocumentKind>(
  kind: Kind,
  data: Fields | undefined,
): Documents[Kind] | undefined => data && ({ ...documentDefaults[kind], ...data } as Documents[Kind]);
