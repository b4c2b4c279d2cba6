/** What the translation knows of Python 2.7 and of the grammar's nodes. */
import type { Node } from './grammar.ts';

/** Methods and attributes of the language's own values that Python 2.7 has, and Python 3 has not or has otherwise. */
export const methods = new Set(
  (
    'keys values items iterkeys itervalues iteritems viewkeys viewvalues viewitems has_key sort next encode decode ' +
    'format join replace upper lower title capitalize swapcase isalpha isalnum isdigit isspace isupper islower istitle splitlines ' +
    'split rsplit strip lstrip rstrip partition rpartition find rfind index rindex count startswith endswith object args __name__ ' +
    'getiterator getchildren ' +
    'translate message __hash__ im_func im_self im_class func_name func_defaults func_doc func_dict ' +
    // What leads past a class: these are read by `special.py`.
    '__class__ __dict__ __bases__ __base__ __mro__ mro __setattr__ __delattr__ __getattribute__ __self__ __getstate__ ' +
    'format_map ' +
    // What Python 2.7 alone gives its own values, and what Python 3 alone does: `builtin_methods.py`.
    '__div__ __rdiv__ __coerce__ __nonzero__ __cmp__ __long__ __hex__ __oct__ __getslice__ __setslice__ __delslice__ ' +
    'casefold isascii isidentifier isprintable maketrans removeprefix removesuffix __iter__ as_integer_ratio bit_count ' +
    'from_bytes is_integer to_bytes from_number clear copy hex resize fold fromisocalendar fromisoformat timestamp total ' +
    'move_to_end tostring fromstring tobytes frombytes buffer_info add_note with_traceback __cause__ __context__ __suppress_context__ __traceback__ __bool__ __next__ tm_gmtoff tm_zone'
  ).split(' '),
);

/** Classes whose methods ask what they are given first: Python 3 has one class for both. */
export const textClasses = new Set(['str', 'unicode']);

/** Attributes that say what an object is: a script assigns to them where the object is its own. */
export const special = /^(__\w+__|func_\w+)$/;

/** What leads from a script to what runs it. The letters are refused wherever they stand in what runs, so no reading can differ. */
export const outOfReach = [
  ...['__globals__', '__code__', '__closure__', '__builtins__', '__subclasses__', '__build_class__', '__loader__'],
  ...['func_globals', 'func_code', 'func_closure', 'gi_frame', 'gi_code', 'tb_frame', 'f_globals', 'f_locals'],
  ...['f_builtins', 'f_back', 'f_code', 'cr_frame', '__import__', '__reduce__', '__reduce_ex__'],
];

/**
 * What scripts ask of where they are (`inspect.currentframe().f_back.f_code.co_name`), by its name in what runs: what they get
 * there is no frame of the interpreter, which has other attributes.
 */
export const placeParts: ReadonlyMap<string, string> = new Map([
  ['f_back', 'frame_back'],
  ['f_code', 'frame_code'],
  ['f_globals', 'frame_globals'],
]);

/** Constructs of Python 3 alone, by the type of their node. */
export const notPython2: Readonly<Record<string, string>> = {
  named_expression: ':= is not Python 2.7',
  match_statement: 'match is not Python 2.7; write if and elif',
  type: 'annotations of types are not Python 2.7',
  keyword_separator: 'parameters by name alone are not Python 2.7',
  positional_separator: 'parameters by position alone are not Python 2.7',
  except_group_clause: 'except* is not Python 2.7',
};

/** Why a script is refused that a reader of trees cannot go down into. */
export const deepest = 'It is nested too deeply to be read';

/** What is called in the place of an operator between two values. */
export const operatorCalls: Readonly<Record<string, string>> = {
  '/': '_py2_div_',
  '//': '_py2_floordiv_',
  '%': '_py2_mod_',
  '**': '_py2_pow_',
  '&': '_py2_and_',
  '>>': '_py2_rshift_',
};
/** Operators that differ in that what a long number gives is long, which matters to what shows it. */
export const bits: ReadonlySet<string> = new Set(['&', '>>']);
/** The same of an operator that assigns too. */
export const augmentedCalls: Readonly<Record<string, string>> = {
  '/=': '_py2_idiv_',
  '//=': '_py2_ifloordiv_',
  '%=': '_py2_imod_',
  '**=': '_py2_ipow_',
};
/** The same of an operator that Python itself can do where its left side must not be written twice. */
export const augmentedBits: Readonly<Record<string, string>> = {
  '&=': '_py2_iand_',
  '>>=': '_py2_irshift_',
};
/** Classes that Python 3 takes an index of (`list[int]`), and a `|`. */
export const builtinClasses = new Set(
  'list tuple dict set frozenset type object enumerate slice property staticmethod classmethod Exception None'.split(
    ' ',
  ),
);
/** What is called in the place of an order of two values, which Python 2.7 has for all of them. */
export const comparisons: Readonly<Record<string, string>> = {
  '<': '_py2_lt_',
  '>': '_py2_gt_',
  '<=': '_py2_le_',
  '>=': '_py2_ge_',
};

/** Tabs reach to the next of each eight columns. */
export function indentation(space: string): string {
  let columns = 0;
  for (const sign of space) {
    if (sign === '\f') columns = 0;
    else columns = sign === '\t' ? (Math.floor(columns / 8) + 1) * 8 : columns + 1;
  }
  return ' '.repeat(columns);
}

/** The names that a loop or a parameter binds. */
export function namesOfTarget(node: Node | null): string[] {
  if (node === null) return [];
  return node.type === 'identifier' ? [node.text] : node.descendantsOfType('identifier').map(({ text }) => text);
}

/**
 * The first place that the grammar could not read. What it gave up may hold all of a class: the place is that of the error within
 * it, where there is one.
 */
export function syntaxError(node: Node): Node | undefined {
  if (node.isMissing) return node;
  if (!node.hasError && node.type !== 'ERROR') return undefined;
  for (const child of node.children) {
    const found = syntaxError(child);
    if (found !== undefined) return found;
  }
  return node.type === 'ERROR' ? lastRead(node) : node;
}

/** Of the words that were read before it went wrong the last one: that of a line that ends too early, or the very last. */
function lastRead(error: Node): Node {
  let open = 0;
  let before: Node | undefined;
  for (const word of error.children) {
    const isWhole =
      before === undefined || before.type === ':' || /_(statement|definition)$|^comment$/.test(before.type);
    if (before !== undefined && !isWhole && open === 0 && word.startPosition.row > before.endPosition.row)
      return before;
    if ('([{'.includes(word.type)) open += 1;
    if (')]}'.includes(word.type)) open -= 1;
    before = word;
  }
  return before ?? error;
}

/** The parts of a node that mean something: no remarks, no backslashes at the end of a line. */
export function partsOf(node: Node): Node[] {
  return node.namedChildren.filter(({ type }) => type !== 'comment' && type !== 'line_continuation');
}

const tuples = new Set(['pattern_list', 'tuple_pattern', 'list_pattern', 'tuple', 'list', 'expression_list']);

/** Whether a node lists parts that each take a part of a value. */
export function isTuple({ type }: Node): boolean {
  return tuples.has(type);
}
