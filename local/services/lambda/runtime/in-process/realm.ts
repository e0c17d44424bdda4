import { compileFunction } from 'node:vm';

/**
 * The global object of the realm that bundles run in: Node's main one, in which Buffer is a Uint8Array and errors of core modules are
 * Errors. Under jest the host's own code runs in another realm, so that its `globalThis` is not the one.
 */
export const realm = compileFunction('return globalThis')() as typeof globalThis;
