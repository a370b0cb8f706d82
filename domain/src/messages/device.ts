import { z } from 'zod';

export const platforms = ['ios', 'android', 'web'] as const;

/** `endUsers/{uid}/devices/{id}`: where push finds a person. */
export const deviceSchema = z.object({ token: z.string().min(1).max(4096), platform: z.enum(platforms) });

export type Platform = (typeof platforms)[number];
