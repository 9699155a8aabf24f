/** Ends a switch over a union: the compiler names the forgotten case, and a value from outside the union throws. */
export function assertNever(value: never): never {
  throw new Error(`A case was forgotten: ${JSON.stringify(value)}`);
}
