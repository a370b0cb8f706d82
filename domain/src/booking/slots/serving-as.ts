import type { Resource, ServedBy } from './resource.ts';

/** How a booking names the resource that serves. */
export const servingAs = (resourceId: string, { name, memberId }: Resource, isAsked: boolean): ServedBy => ({
  resourceId,
  name,
  ...(memberId ? { memberId } : {}),
  ...(isAsked ? { asked: true } : {}),
});
