declare const brand: unique symbol;

/** A value of type T that was checked at a named edge (row, wire, clock) and may not be mixed up with another of the same shape. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
