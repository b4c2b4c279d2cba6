/** What a script names that this version does not have: functions below `system`, and modules. */
import type { PythonVersion } from '../platform/pythonVersion.ts';
import { madeModules, modulesOfPython3, standardModules, systemNames } from './supported.ts';
import type { NamesUsed } from './translation/names.ts';

/**
 * A function or a module that is not there, at the line where a script first names it. A `reference` is a module that neither
 * Python, Java nor Ignition has: one of a library that is no part of the project.
 */
export interface Missing {
  readonly kind: 'systemFunction' | 'module' | 'reference';
  readonly name: string;
  readonly line: number;
  readonly reason: string;
}

/**
 * The functions and modules that a script names and that are not there, each once, at its first line. `libraries` are the
 * dotted names of the project's script library.
 */
export function missingIn(
  { names, imports }: NamesUsed,
  libraries: readonly string[],
  python: PythonVersion = 2,
): readonly Missing[] {
  const standard = python === 3 ? modulesOfPython3 : standardModules;
  const modules = new Set<string>([...standard, ...Object.keys(madeModules), ...libraries.flatMap(around)]);
  const found = new Map<string, Missing>();
  const miss = (kind: Missing['kind'], name: string, line: number, words = name): void => {
    if (found.has(words)) return;
    const reason =
      kind === 'reference' ? `${words} is in no script library here` : `${words} is not supported in this version`;
    found.set(words, { kind, name, line, reason });
  };
  for (const { name, line } of names) if (!isSystemName(name)) miss('systemFunction', name, line);
  for (const { module, names: wanted, line } of imports) {
    if (/^system(\.|$)/.test(module)) {
      const asked =
        wanted.length === 0 ? [module] : wanted.map((name) => (name === '*' ? module : `${module}.${name}`));
      for (const name of asked) if (name !== 'system' && !isSystemName(name)) miss('systemFunction', name, line);
      continue;
    }
    if (!modules.has(module) && !isClass(module)) {
      miss(isOfPlatform(module) ? 'module' : 'reference', module, line, `the module ${module}`);
    }
    const known = Object.hasOwn(madeModules, module) ? (madeModules[module] ?? []) : [];
    if (known.length > 0)
      for (const name of wanted) if (!known.includes(name)) miss('module', `${module}.${name}`, line);
  }
  return [...found.values()];
}

/**
 * Families of `system` whose functions are known for all versions of Ignition, with those of them that are not here: any other name
 * is a slip of whoever wrote it.
 */
const whole: Readonly<Record<string, readonly string[]>> = {
  'system.date': [],
  // Of clients of Vision alone: the gateway, which runs the scripts of pages, has none of them.
  'system.gui': [],
  'system.nav': [],
  'system.file': ['openFile', 'openFiles', 'saveFile'],
  'system.math': [],
  'system.perspective': [],
};

/** Whether a function below `system` is one that Ignition has in no version either, or for clients of Vision alone. */
export function isNowhere(name: string): boolean {
  if (name === 'system.db.refresh') return true;
  const dot = name.lastIndexOf('.');
  const family = name.slice(0, dot);
  return Object.hasOwn(whole, family) && whole[family]?.includes(name.slice(dot + 1)) === false && !isSystemName(name);
}

/** What else Python 2.7 and its later versions have, Java, and Ignition, by the first of its names. */
const platform: ReadonlySet<string> = new Set([
  ...[...standardModules, ...modulesOfPython3, ...Object.keys(madeModules)].map((name) => name.replace(/\..*/, '')),
  ...(
    'BaseHTTPServer Bastion CGIHTTPServer Cookie DocXMLRPCServer MimeWriter SimpleHTTPServer SimpleXMLRPCServer SocketServer Tkinter ' +
    'UserString aifc anydbm argparse asynchat asyncio asyncore atexit audioop bdb bsddb bz2 cProfile chunk clamp cmd code codeop ' +
    'commands compileall concurrent configparser cookielib copy_reg ctypes curses dataclasses dbhash dbm decimal dircache dis ' +
    'distutils doctest dumbdbm dummy_thread dummy_threading email encodings ensurepip faulthandler fcntl filecmp fileinput ' +
    'formatter fpformat ftplib gc gdbm gettext glob graphlib grp gzip hotshot html htmllib http httplib ihooks imaplib imghdr imp ' +
    'importlib imputil ipaddress javashell javax jdk jffi jnr linecache lzma macpath mailbox mailcap marshal mhlib mimetools mimetypes ' +
    'mimify mmap modulefinder msilib multifile multiprocessing mutex netrc nntplib nt nturl2path opcode optparse org ossaudiodev ' +
    'pathlib pdb pickletools pipes pkgutil platform plistlib popen2 poplib posix posixfile profile pstats pty pwd pyclbr pycimport pydoc ' +
    'pyexpat queue quopri readline reprlib resource rexec rfc822 rlcompleter robotparser runpy sched secrets select selectors ' +
    'sgmllib shelve shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 ssl stat statvfs stringold stringprep ' +
    'subprocess sun sunau sunaudio symbol symtable sysconfig syslog tabnanny tarfile telnetlib tempfile termios test thread ' +
    'threading tkinter toaiff token tokenize trace tty turtle typing ucnhash unittest user venv wave webbrowser whichdb winreg _winreg winsound ' +
    'wsgiref xdrlib xmllib xmlrpc xmlrpclib zipapp zipfile zipimport zoneinfo'
  ).split(' '),
]);

function isOfPlatform(module: string): boolean {
  const [first = ''] = module.split('.');
  return first.startsWith('_') || platform.has(first);
}

/** Whether a name is a class of a package, by its whole name: `java.lang.Exception`. */
function isClass(name: string): boolean {
  const dot = name.lastIndexOf('.');
  const held = madeModules[name.slice(0, dot)];
  return Object.hasOwn(madeModules, name.slice(0, dot)) && held?.includes(name.slice(dot + 1)) === true;
}

/** A dotted name and all that it stands in: `a.b.c`, `a.b`, `a`. */
function around(name: string): string[] {
  return name.split('.').map((_, depth, parts) => parts.slice(0, depth + 1).join('.'));
}

function isSystemName(name: string): boolean {
  return systemNames.some((known) => known === name || known.startsWith(`${name}.`) || name.startsWith(`${known}.`));
}
