import type { z } from 'zod';
import type { recipientSchema } from './recipient-schema.ts';

export type Recipient = Readonly<z.infer<typeof recipientSchema>> & { readonly uid: string };
