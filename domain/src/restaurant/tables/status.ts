export const tableStatuses = ['available', 'occupied', 'reserved', 'cleaning'] as const;
export type TableStatus = (typeof tableStatuses)[number];
