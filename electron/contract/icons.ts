/** Icons by their paths in a project: `material/check_circle`, of Google's Material icons. */
import { textOf, type JsonObject } from './json.ts';

/** Names that those icons had before, which projects still have; the set that is shown has them under others. */
export const renamedIcons: Readonly<Record<string, string>> = Object.freeze({
  access_alarms: 'alarm',
  access_time: 'schedule',
  add_circle_outline: 'add_circle',
  announcement: 'feedback',
  assessment: 'analytics',
  bookmark_border: 'bookmark',
  brightness_low: 'brightness_5',
  business: 'domain',
  chat_bubble_outline: 'chat_bubble',
  check_circle_outline: 'check_circle',
  circle_filled: 'circle',
  clear: 'close',
  cloud_queue: 'cloud',
  create: 'edit',
  crop_din: 'crop_square',
  delete_outline: 'delete',
  done: 'check',
  error_outline: 'error',
  expand_less: 'keyboard_arrow_up',
  expand_more: 'keyboard_arrow_down',
  favorite_border: 'favorite',
  free_breakfast: 'coffee',
  help_outline: 'help',
  highlight_off: 'cancel',
  indeterminate_radio_button: 'do_not_disturb_on',
  info_outline: 'info',
  insert_chart_outlined: 'insert_chart',
  insert_drive_file: 'draft',
  insert_emoticon: 'mood',
  insert_link: 'link',
  label_outline: 'label',
  launch: 'open_in_new',
  lens: 'circle',
  lightbulb_outline: 'lightbulb',
  local_offer: 'sell',
  local_printshop: 'print',
  lock_outline: 'lock',
  loop: 'sync',
  mail_outline: 'mail',
  navigate_before: 'chevron_left',
  navigate_next: 'chevron_right',
  not_interested: 'block',
  notifications_none: 'notifications',
  offline_bolt: 'bolt',
  panorama_fish_eye: 'circle',
  pause_circle_filled: 'pause_circle',
  pause_circle_outline: 'pause_circle',
  people: 'group',
  people_outline: 'group',
  perm_identity: 'person',
  person_add_alt_1: 'person_add',
  person_outline: 'person',
  phone: 'call',
  place: 'location_on',
  play_circle_filled: 'play_circle',
  play_circle_outline: 'play_circle',
  poll: 'insert_chart',
  query_builder: 'schedule',
  remove_circle: 'do_not_disturb_on',
  remove_circle_outline: 'do_not_disturb_on',
  remove_red_eye: 'visibility',
  report_problem: 'warning',
  restore: 'history',
  save_alt: 'download',
  star_border: 'star',
  star_outline: 'star',
  tag_faces: 'mood',
  turned_in: 'bookmark',
  turned_in_not: 'bookmark',
  warning_amber: 'warning',
  watch_later: 'schedule',
  work_outline: 'work',
});

/** Names of icons that are drawn in lines among Google's Material icons, whose other drawings are solid. */
const inLines = new Set(
  `access_alarms access_time alarm block brightness_low cloud_queue crop_din crop_free crop_original crop_square highlight_off history_toggle_off insert_emoticon language mood mood_bad not_interested panorama_fish_eye perm_identity query_builder schedule sentiment_dissatisfied sentiment_neutral sentiment_satisfied sentiment_very_dissatisfied sentiment_very_satisfied tag_faces timer timer_off trip_origin turned_in_not update warning_amber`.split(
    /\s+/,
  ),
);
/** What such a name otherwise ends with. */
const endsInLines = /_(outline|outlined|border|none)$/;

/**
 * The name of the drawing that a path means; undefined for a path of another library, or of none. Most of the icons are
 * solid: `fiber_manual_record` is a disc, and `radio_button_unchecked` a ring, which a project tells states apart by.
 */
export function iconName(path: string): string | undefined {
  const name = /^material\/([a-z0-9_]+)$/.exec(path)?.[1];
  if (name === undefined) return undefined;
  const drawn = Object.hasOwn(renamedIcons, name) ? (renamedIcons[name] ?? name) : name;
  return inLines.has(name) || endsInLines.test(name) ? drawn : `${drawn}-fill`;
}

/** The path of an icon as a project configures one: its `path`, or its `library` and `name`; empty where it says neither. */
export function iconPath({ path, library, name }: JsonObject): string {
  const own = textOf(path);
  if (own !== '') return own;
  return textOf(library) === '' || textOf(name) === '' ? '' : `${textOf(library)}/${textOf(name)}`;
}
