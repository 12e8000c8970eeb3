/** Remembers the last result of a pure function whose arguments are known by a short name. */

/** `name` stands for the arguments: equal names promise equal arguments. */
export function rememberLast<Arguments extends readonly unknown[], Result extends object>(
  compute: (...args: Arguments) => Result,
): (name: string, ...args: Arguments) => Result {
  let last: { readonly name: string; readonly result: Result } | null = null;
  return (name, ...args) => {
    if (last?.name !== name) last = { name, result: compute(...args) };
    return last.result;
  };
}
