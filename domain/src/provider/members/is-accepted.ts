import type { Member } from './member.ts';

/**
 * True if the person has agreed to be a member. Members have access at once, but count as no last owner before. Nobody
 * asked the members of earlier versions, which have no `schema`.
 */
export const isAccepted = ({ schema, acceptedAt }: Member): boolean => schema === undefined || acceptedAt !== undefined;
