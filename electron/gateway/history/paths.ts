/** Paths of tags in a history, in the forms that Ignition gives them. */

/** A path by its parts; an outer name alone is that of a history or of a provider of tags. */
export interface HistoryPath {
  /** `[Plant/gateway:default]Line/Temp`: a history, the gateway that wrote it, the provider of the tag there. */
  readonly history: string;
  readonly driver: string | undefined;
  readonly provider: string | undefined;
  readonly tag: string;
}

const qualified = /^histprov:([^/]*):\/drv:([^:/]*):([^/]*?):?\/tag:(.*)$/s;
const bracketed = /^\[([^/\]]*)(?:\/([^:\]]*):([^\]]*))?\](.*)$/s;

/** The parts of a path; undefined for one without a history, which is of the tags of the project. */
export function partsOfPath(path: string): HistoryPath | undefined {
  const [, history, driver, provider, tag] = qualified.exec(path) ?? bracketed.exec(path) ?? [];
  return history === undefined || tag === undefined ? undefined : { history, driver, provider, tag };
}

/** The whole path of a tag, as the station's own history has it. */
export function wholePath(path: string): string {
  const parts = partsOfPath(path);
  if (parts === undefined) return path.startsWith('[') ? path : `[default]${path}`;
  return `[${parts.provider ?? parts.history}]${parts.tag}`;
}
