/** The part of `pg-cursor` that is used; the package has no types of its own. */
declare module 'pg-cursor' {
  import type { Connection, CustomTypesConfig, FieldDef, Submittable } from 'pg';

  interface CursorConfig {
    readonly rowMode: 'array';
    readonly types: CustomTypesConfig;
  }
  class Cursor implements Submittable {
    constructor(text: string, values: readonly unknown[], config: CursorConfig);
    submit(connection: Connection): void;
    read(
      most: number,
      done: (
        error: Error | null | undefined,
        rows: readonly (readonly unknown[])[],
        result: { fields: FieldDef[] },
      ) => void,
    ): void;
    close(): Promise<void>;
  }
  export = Cursor;
}
