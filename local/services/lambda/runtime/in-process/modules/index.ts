import { builtinModules, createRequire } from 'node:module';
import { TASK_ROOT } from '../../invocation-error';
import { refusedModule } from './refused-module';

/** Modules that neither read the time, draw a random number, nor leave the process: the host's own. */
const SHARED = [
  'assert',
  'async_hooks',
  'buffer',
  'constants',
  'diagnostics_channel',
  'events',
  'path',
  'path/posix',
  'punycode',
  'querystring',
  'stream',
  'stream/consumers',
  'stream/promises',
  'stream/web',
  'string_decoder',
  'sys',
  'tty',
  'url',
  'util',
  'util/types',
];

/** Of refused modules, what only looks at values. */
const HARMLESS: Readonly<Record<string, readonly string[]>> = {
  net: ['isIP', 'isIPv4', 'isIPv6'],
  zlib: [
    'constants',
    'codes',
    'gzipSync',
    'gunzipSync',
    'deflateSync',
    'inflateSync',
    'deflateRawSync',
    'inflateRawSync',
    'unzipSync',
    'crc32',
  ],
};

const hostRequire = createRequire(__filename);

/**
 * `require` of one environment: its own modules, the harmless ones of Node, and refusals for the rest of Node. What is not in the bundle
 * cannot be found, as on AWS: an SDK left outside would use real time and real sockets.
 */
export function environmentRequire(own: Readonly<Record<string, unknown>>, refuse: (what: string) => never) {
  const refused = new Map<string, object>();

  return function require(specifier: string): unknown {
    const name = specifier.replace(/^node:/, '');
    if (Object.hasOwn(own, name)) return own[name];
    if (SHARED.includes(name)) return hostRequire(`node:${name}`);
    if (builtinModules.includes(name)) {
      const module = refused.get(name) ?? refusedModule(hostRequire(`node:${name}`), name, refuse, HARMLESS[name]);
      refused.set(name, module);
      return module;
    }
    throw Object.assign(new Error(`Cannot find module '${specifier}'\nRequire stack:\n- ${TASK_ROOT}/index.js`), {
      code: 'MODULE_NOT_FOUND',
    });
  };
}
