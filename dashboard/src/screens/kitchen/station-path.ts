/** The address of a station's display. */
export const stationPath = (providerId: string, station: string): string =>
  `/at/${providerId}/kitchen/${encodeURIComponent(station)}`;

/** The characters that `decodeURI` leaves encoded: # $ & + , / : ; = ? @ */
const reserved = /%(?:2[346BCF]|3[ABDF]|40)/gi;

/** The station in a part of an address. The router has decoded the part, but for the reserved characters. */
export const stationIn = (part: string): string => part.replace(reserved, decodeURIComponent);
