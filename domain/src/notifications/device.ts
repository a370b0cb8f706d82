/** The values that the security rules accept for `platform` in `endUsers/{uid}/devices/{id}`. */
export type Platform = 'ios' | 'android' | 'web';
