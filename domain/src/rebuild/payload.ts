import * as z from 'zod';
import { projectionNames } from '../analytics/projection-versions.ts';

export const rebuildPayload = z.strictObject({
  /** All unless set. */
  projections: z.array(z.enum(projectionNames)).min(1).optional(),
});

export type AskRebuild = z.infer<typeof rebuildPayload>;
