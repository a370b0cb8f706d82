/** What `endUsers/{uid}/devices/{id}` may say of itself; the rules know the same three. */
export type Platform = 'ios' | 'android' | 'web';
