/** Icons by their paths in a project: `material/check_circle`, of Google's Material icons. */
import { textOf, type JsonObject } from './json.ts';

/** Names that those icons had before, which projects still have; the set that is shown has them under others. */
export const renamedIcons: Readonly<Record<string, string>> = Object.freeze({
  access_time: 'schedule',
  add_circle_outline: 'add_circle',
  assessment: 'analytics',
  brightness_low: 'brightness_5',
  business: 'domain',
  check_circle_outline: 'check_circle',
  circle_filled: 'circle',
  clear: 'close',
  create: 'edit',
  delete_outline: 'delete',
  done: 'check',
  error_outline: 'error',
  expand_less: 'keyboard_arrow_up',
  expand_more: 'keyboard_arrow_down',
  help_outline: 'help',
  highlight_off: 'cancel',
  indeterminate_radio_button: 'do_not_disturb_on',
  info_outline: 'info',
  insert_emoticon: 'mood',
  insert_link: 'link',
  launch: 'open_in_new',
  lens: 'circle',
  local_offer: 'sell',
  local_printshop: 'print',
  loop: 'sync',
  navigate_before: 'chevron_left',
  navigate_next: 'chevron_right',
  not_interested: 'block',
  notifications_none: 'notifications',
  panorama_fish_eye: 'circle',
  pause_circle_filled: 'pause_circle',
  perm_identity: 'person',
  person_add_alt_1: 'person_add',
  person_outline: 'person',
  phone: 'call',
  place: 'location_on',
  play_circle_outline: 'play_circle',
  restore: 'history',
  star_border: 'star',
  work_outline: 'work',
});

/** The name of the drawing that a path means; undefined for a path of another library, or of none. */
export function iconName(path: string): string | undefined {
  const name = /^material\/([a-z0-9_]+)$/.exec(path)?.[1];
  return name !== undefined && Object.hasOwn(renamedIcons, name) ? renamedIcons[name] : name;
}

/** The path of an icon as a project configures one: its `path`, or its `library` and `name`; empty where it says neither. */
export function iconPath({ path, library, name }: JsonObject): string {
  const own = textOf(path);
  if (own !== '') return own;
  return textOf(library) === '' || textOf(name) === '' ? '' : `${textOf(library)}/${textOf(name)}`;
}
