/** What the gallery shows of a component type: the states that it can be in, each as a project would have it. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
export type Settings = { readonly [key: string]: Value };

/** A component as a view file has it, but for its type and its name. */
export interface State {
  readonly props?: Settings;
  readonly propConfig?: Settings;
  readonly custom?: Settings;
  readonly children?: readonly Settings[];
  readonly events?: Settings;
  /** In pixels; else the size of the story. */
  readonly width?: number;
  readonly height?: number;
}

export interface Story {
  readonly type: string;
  /** What the component has in all states that do not say otherwise. */
  readonly props?: Settings;
  /** By name, as the gallery shows it: `Default`, `Disabled`, `Long text`. Those that every type can be in follow from the first (`derived.ts`). */
  readonly states: Readonly<Record<string, State>>;
  /** The size of a component in each state, in pixels. */
  readonly width?: number;
  readonly height?: number;
  /** The property that it shows and what that holds where its quality is not good; without it there are no such states. */
  readonly doubtful?: Settings;
  /** Of a story without `doubtful`, the property that what it shows hangs on, where that is not the first that it sets. */
  readonly holds?: string;
  /** Views that its states show, by path. */
  readonly views?: Readonly<Record<string, Settings>>;
  /** Tags of the project that its states show. */
  readonly tags?: readonly Settings[];
  /** Files of the project that its states show, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

/** What of a component makes it hold a value with a quality (`Bad_Stale`), which it has by a binding. */
export function qualified(
  property: string,
  value: Value,
  level: string,
  subcode: string,
): { readonly custom: Settings; readonly propConfig: Settings } {
  const expression = `qualifiedValue({this.custom.held}, "${level}", "${subcode}", "The sensor does not answer.")`;
  return {
    custom: { held: value },
    propConfig: { [`props.${property}`]: { binding: { type: 'expr', config: { expression } } } },
  };
}
