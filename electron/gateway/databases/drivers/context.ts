/** What a driver is lent beside its settings. */
export interface DriverContext {
  /** The station's time zone, of which dates without an offset are. */
  readonly zone: string;
  /** Asked for at each opening of a driver, never kept in settings. */
  readonly password: () => string | undefined;
  /** The certificates that the server's is held against; the system's where there are none. */
  readonly ca: string | undefined;
}
