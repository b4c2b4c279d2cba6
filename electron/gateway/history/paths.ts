/** Paths of tags in a history, in the forms that Ignition gives them. */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { providerMeant } from '../tags/provider.ts';

/** A path by its parts; an outer name alone is that of a history or of a provider of tags. */
export interface HistoryPath {
  /** `[Plant/gateway:default]Line/Temp`: a history, the gateway that wrote it, the provider of the tag there. */
  readonly history: string;
  readonly driver: string | undefined;
  readonly provider: string | undefined;
  readonly tag: string;
}

const qualified = /^histprov:([^/]*):\/drv:([^:/]*):([^/]*?):?\/tag:(.*)$/s;
/** As Ignition 8.3 writes it. */
const systematic = /^histprov:([^/]*):\/sys:([^:/]*):\/prov:([^:/]*):\/tag:(.*)$/s;
const bracketed = /^\[([^/\]]*)(?:\/([^:\]]*):([^\]]*))?\](.*)$/s;

/**
 * The parts of a path; undefined for one without a history, which is of the tags of the project. Throws `illegal-argument` for one
 * that begins as a path of a history and is none.
 */
export function partsOfPath(path: string): HistoryPath | undefined {
  const found = qualified.exec(path) ?? systematic.exec(path) ?? bracketed.exec(path);
  if (found === null && path.startsWith('histprov:')) {
    throw new CountersignError(
      ErrorCode.illegalArgument,
      `${path} is no path of a history, as histprov:<history>:/drv:<gateway>:<provider>:/tag:<path> is.`,
    );
  }
  const [, history, driver, provider, tag] = found ?? [];
  return history === undefined || tag === undefined ? undefined : { history, driver, provider, tag };
}

/** The folder of tags that a path of a history, or of a provider in it, begins at: `histprov:H:/drv:gateway:default`. */
export function folderOfPath(path: string): string {
  const { provider, folder = '' } =
    /^histprov:[^/]*:\/(?:drv:[^:/]*:|sys:[^:/]*:\/prov:)(?<provider>[^:/]*):?(?:\/tag:(?<folder>.*))?$/s.exec(path)
      ?.groups ?? {};
  return provider === undefined ? path : `[${providerMeant(provider)}]${folder}`;
}

/** The whole path of a tag, as the station's own history has it. */
export function wholePath(path: string): string {
  const parts = partsOfPath(path);
  if (parts === undefined) return path.startsWith('[') ? path : `[default]${path}`;
  return `[${providerOf(parts)}]${parts.tag}`;
}

/** The provider of a tag of the station's own history, by its name. */
export function providerOf({ provider, history }: HistoryPath): string {
  return providerMeant(provider ?? history);
}
