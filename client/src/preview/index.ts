/** Previews of commands. An app loads it only if it imports this entry. */

export type { Effects, OfferedSlot, Preview, Shortfall } from '@counterfoil/domain/core';
export { type Previewed, type PreviewOptions, preview } from './preview.ts';
export { previewSeries, type Series, type SeriesBooking } from './preview-series.ts';
