/** Degrees, as the directory has them. */
export interface Here {
  readonly latitude: number;
  readonly longitude: number;
}

/** The place of this device; `undefined` if it does not tell. */
export const askWhere = (): Promise<Here | undefined> =>
  new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => resolve({ latitude, longitude }),
      () => resolve(undefined),
      { maximumAge: 600_000, timeout: 10_000 },
    );
  });
