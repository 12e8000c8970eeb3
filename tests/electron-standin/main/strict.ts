/** Makes what the stand-in lacks fail loudly: no test may pass because a missing method did nothing. */

/** Names that languages and tools look for on any object, and that must be allowed to be missing. */
const ASKED_OF_ANYTHING = new Set(['then', 'toJSON', '__esModule', 'default', 'asymmetricMatch', 'nodeType']);

/** The same object, except that reading a property that it lacks throws by name. */
export function strict<T extends object>(target: T, name: string): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'string' && !(key in object) && !ASKED_OF_ANYTHING.has(key))
        throw new Error(`electron stand-in: ${name}.${key} is not implemented`);
      return Reflect.get(object, key, receiver) as unknown;
    },
  });
}
