import type { DocumentKind, Documents, Fields } from '@counterfoil/domain/core';

/** What a document means that does not say it. The server's schemas say the same; here there are none. */
const defaults: { readonly [Kind in DocumentKind]?: Partial<Documents[Kind]> } = {
  ingredient: {
    reorderPoint: 0,
    allowNegative: false,
    currentStock: 0,
    stockStatus: 'OUT_OF_STOCK',
    stockPercentage: null,
    daysRemaining: null,
    version: 0,
  },
  menuItem: { taxRate: 0, available: true, station: 'kitchen' },
};

/** A stored document as the deciders know its kind. */
export const withDefaults = <Kind extends DocumentKind>(
  kind: Kind,
  data: Fields | undefined,
): Documents[Kind] | undefined => data && ({ ...defaults[kind], ...data } as Documents[Kind]);
