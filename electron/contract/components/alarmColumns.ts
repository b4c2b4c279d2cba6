/** Columns and rows of the tables of alarms, as a project writes them. */
import { isJsonObject, listOf, objectOf, textOf, type Json } from '../json.ts';
import { isIdle, isNothing } from './nothing.ts';
import { choice, flag, number, numberOrNone, object, style, unreadIn, type Part, type Shape } from './shapes.ts';

/** A column that a table knows, as it is where a project says nothing of it. */
interface Known {
  readonly title: string;
  /** Whether it is shown. */
  readonly isOn?: boolean;
  readonly width?: number;
  readonly sort?: 'ascending' | 'descending';
  /** Why it is not shown where a project asks for it. */
  readonly absent?: string;
}

export interface AlarmColumn<Name extends string = string> {
  readonly name: Name;
  readonly title: string;
  /** Whether the table has it: one that it does not have is shown to nobody. */
  readonly isThere: boolean;
  /** Whether it is shown; rows are sorted by one that is not, too. */
  readonly isOn: boolean;
  /** Pixels where it is strict, or else its share of the room; undefined where the project leaves it open. */
  readonly width: number | undefined;
  readonly strictWidth: boolean;
  readonly sort: 'none' | 'ascending' | 'descending';
}

export interface AlarmColumns<Name extends string = string> {
  /** Whether a project says anything of them. */
  readonly isConfigured: boolean;
  /** Whether a project sorts by them in a way of its own. */
  readonly isSorted: boolean;
  /** All of them, in their order. */
  readonly columns: readonly AlarmColumn<Name>[];
}

/**
 * The columns of a table by their names. Each has `enabled`, `width`, `strictWidth`, `sort` and `order`; the order of `known` is
 * theirs where nothing is said.
 */
export function alarmColumns<const Names extends Readonly<Record<string, Known>>>(
  known: Names,
  meaning: string,
): Shape<AlarmColumns<keyof Names & string>> {
  const names = Object.keys(known).filter((name): name is keyof Names & string => Object.hasOwn(known, name));
  const shown = names.filter((name) => known[name]?.absent === undefined).map((name) => `\`${name}\``);
  const settingsOf = (name: keyof Names & string) => {
    const { isOn = false, width = null, sort = 'none' } = known[name] ?? {};
    return {
      enabled: flag(isOn, ''),
      width: numberOrNone(width, ''),
      strictWidth: flag(false, ''),
      // What is not said is as the column is.
      sort: { ...choice(['none', 'ascending', 'descending'], ''), default: sort },
      order: number(names.indexOf(name), ''),
    };
  };
  const settings = new Map(names.map((name) => [name, settingsOf(name)]));
  return {
    kind: 'object of columns',
    meaning: `${meaning} By name: ${shown.join(', ')}. Each has \`enabled\`, \`width\` (its share of the room; pixels with \`strictWidth\`), \`sort\` (\`none\`, \`ascending\`, \`descending\`) and \`order\`.`,
    default: undefined,
    read: (value) => {
      const byColumn = objectOf(value);
      const columns = [...settings].map(([name, shapes]) => {
        const own = objectOf(byColumn[name]);
        return {
          name,
          title: known[name]?.title ?? name,
          isThere: known[name]?.absent === undefined,
          isOn: shapes.enabled.read(own['enabled']) && known[name]?.absent === undefined,
          width: shapes.width.read(own['width']),
          strictWidth: shapes.strictWidth.read(own['strictWidth']),
          sort: shapes.sort.read(own['sort'] ?? shapes.sort.default),
          order: shapes.order.read(own['order']),
        };
      });
      return {
        isConfigured: Object.keys(byColumn).length > 0,
        isSorted: columns.some(({ name, sort }) => sort !== (known[name]?.sort ?? 'none')),
        columns: columns.toSorted((one, other) => one.order - other.order),
      };
    },
    unread: (value, at, reading) => {
      if (!isJsonObject(value)) return [{ at, what: JSON.stringify(value) }];
      return Object.keys(value).flatMap((name): readonly Part[] => {
        const [own, place] = [objectOf(value[name]), `${at}.${name}`];
        const shapes = names.find((one) => one === name);
        if (shapes === undefined) return isIdle(name, value) ? [] : [{ at: place }];
        const absent = known[name]?.absent;
        if (absent !== undefined) return isNothing(own['enabled']) ? [] : [{ at: place, what: absent }];
        const strange = Object.keys(own).filter(
          (one) => !Object.hasOwn(settings.get(shapes) ?? {}, one) && !isIdle(one, own),
        );
        return [
          ...strange.map((one) => ({ at: `${place}.${one}` })),
          ...unreadIn(settings.get(shapes) ?? {}, own, `${place}.`, reading),
        ];
      });
    },
  };
}

/** The settings of a column of data. */
const associatedShapes = {
  enabled: flag(true, ''),
  width: numberOrNone(null, ''),
  strictWidth: flag(false, ''),
  sort: choice(['none', 'ascending', 'descending'], ''),
  order: number(0, ''),
};

/** Columns of data that alarms bring with them, each by its `field`; `own` says which columns the table has itself. */
export function associatedColumns(own: Shape<AlarmColumns>): Shape<readonly AlarmColumn[]> {
  const known: ReadonlySet<string> = new Set(own.read({}).columns.map(({ name }) => name));
  const fieldOf = (one: Json): string => textOf(objectOf(one)['field']);
  const whyNot = (list: readonly Json[], index: number): string | undefined => {
    const field = fieldOf(list[index] ?? null);
    if (known.has(field)) return `${field} is a column of its own`;
    return list.slice(0, index).some((one) => fieldOf(one) === field) ? `there are two of ${field}` : undefined;
  };
  return {
    kind: 'list: object',
    meaning:
      'Columns of data that alarms bring with them, behind the others. Each has `field`, the name of the data, and what the others have.',
    default: undefined,
    read: (value) => {
      const list = listOf(value);
      return list
        .flatMap((one, index) => {
          const [columnSettings, name] = [objectOf(one), fieldOf(one)];
          if (name === '' || whyNot(list, index) !== undefined) return [];
          const read = {
            isOn: associatedShapes.enabled.read(columnSettings['enabled']),
            width: associatedShapes.width.read(columnSettings['width']),
            strictWidth: associatedShapes.strictWidth.read(columnSettings['strictWidth']),
            sort: associatedShapes.sort.read(columnSettings['sort']),
          };
          return [
            { name, title: name, isThere: true, ...read, order: associatedShapes.order.read(columnSettings['order']) },
          ];
        })
        .toSorted((one, other) => one.order - other.order);
    },
    unread: (value: Json, at, reading) => {
      const list = listOf(value);
      return list.flatMap((one, index): readonly Part[] => {
        const [columnSettings, place] = [objectOf(one), `${at}[${index}]`];
        if (fieldOf(one) === '') return [];
        const why = whyNot(list, index);
        if (why !== undefined) return [{ at: place, what: why }];
        const strange = Object.keys(columnSettings).filter(
          (name) => name !== 'field' && !Object.hasOwn(associatedShapes, name) && !isIdle(name, columnSettings),
        );
        return [
          ...strange.map((name) => ({ at: `${place}.${name}` })),
          ...unreadIn(associatedShapes, columnSettings, `${place}.`, reading),
        ];
      });
    },
  };
}

/** A setting that is off: what switches it on is named, with the reason. */
export function never(meaning: string, reason: string): Shape<false> {
  const { kind } = flag(false, '');
  return {
    kind,
    meaning: `${meaning} Not done: ${reason}.`,
    default: false,
    read: () => false,
    unread: (value, at) => (isNothing(value) || value === 'false' ? [] : [{ at, what: reason }]),
  };
}

/** The style of rows in one state: `base`, and over it that of the priority. */
export function rowStyle(whose: string) {
  return object(
    {
      base: style('All of them.'),
      priorities: object(
        {
          diagnostic: style('Those of the priority `Diagnostic`.'),
          low: style('Those of the priority `Low`.'),
          medium: style('Those of the priority `Medium`.'),
          high: style('Those of the priority `High`.'),
          critical: style('Those of the priority `Critical`.'),
        },
        'Over that, by priority.',
      ),
    },
    `How rows of ${whose} look. The sign of an alarm stays the station's.`,
  );
}
