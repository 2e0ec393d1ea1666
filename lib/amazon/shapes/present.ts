/** The same object without the properties that are `undefined`: absent and undefined are one thing to us. */
export type Present<T> = {
  readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Drops undefined properties, so that equal facts have equal JSON. */
export function present<T extends object>(object: T): Present<T> {
  // Called for every amount that is read: a list of pairs in between would cost most of the time.
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(object)) {
    const value = (object as Readonly<Record<string, unknown>>)[name];
    if (value !== undefined) copy[name] = value;
  }
  return copy as Present<T>;
}
