export const stockStatuses = ['OUT_OF_STOCK', 'LOW_STOCK', 'NORMAL', 'OVERSTOCK'] as const;
export type StockStatus = (typeof stockStatuses)[number];
