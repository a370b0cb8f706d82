import type { z } from 'zod';
import type { Ref } from '../../kernel/ref.ts';
import type { planSchema } from './plan-schema.ts';

export type Plan = Readonly<z.infer<typeof planSchema>>;

export const planRef = (providerId: string, planId: string): Ref<'plan'> => ({
  kind: 'plan',
  path: `serviceProviders/${providerId}/plans/${planId}`,
});
