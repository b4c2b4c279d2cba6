/**
 * Serves the better-sqlite3 that was compiled for the stand-in Electron whenever the program asks for better-sqlite3.
 * The version in package.json needs a newer Node-API than the stand-in has, and crashes the process below it.
 *
 * The hook sits where Node runs a CommonJS file, the one place that `require`, `import` and workers all pass through.
 * A CommonJS module itself, because workers get it with `--require`.
 */
'use strict';
const Module = require('node:module');
const path = require('node:path');
const workerThreads = require('node:worker_threads');

const replacement = path.resolve(process.execPath, '../../sqlite/node_modules/better-sqlite3/lib/index.js');
const entryOfBetterSqlite = /[\\/]node_modules[\\/]better-sqlite3[\\/]lib[\\/](index|linux-x64)\.js$/;
const runFile = Module._extensions['.js'];

Module._extensions['.js'] = function (module, filename) {
  if (filename !== replacement && entryOfBetterSqlite.test(filename)) {
    module.exports = require(replacement);
    return;
  }
  runFile.call(this, module, filename);
};

// A worker starts with its own copy of node:module, so each one must load this file first.
const PlainWorker = workerThreads.Worker;
workerThreads.Worker = class Worker extends PlainWorker {
  constructor(file, options = {}) {
    super(file, { ...options, execArgv: [...(options.execArgv ?? []), '--require', __filename] });
  }
};
Module.syncBuiltinESMExports();
