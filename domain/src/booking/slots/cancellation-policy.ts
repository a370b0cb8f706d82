import type { z } from 'zod';
import type { cancellationPolicySchema } from './cancellation-policy-schema.ts';

export type CancellationPolicy = Readonly<z.infer<typeof cancellationPolicySchema>>;
