import * as v from 'valibot';

/**
 * Amazon sends null, an empty value or nothing for what it does not have; its live answers do so in
 * places where its models forbid it (amzn/selling-partner-api-models). Here all three are one.
 */
export const optionalText = v.pipe(
  v.nullish(v.union([v.string(), v.number()])),
  v.transform((value) => {
    const text = value === undefined || value === null ? '' : String(value).trim();
    return text === '' ? undefined : text;
  }),
);

/** A text that must be there. */
export const requiredText = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform(String),
  v.trim(),
  v.nonEmpty(),
);

/** A count that may be missing. */
export const optionalCount = v.pipe(
  v.nullish(v.pipe(v.number(), v.integer())),
  v.transform((value) => value ?? undefined),
);

/** A list that may be null or missing. */
export function listOf<const S extends v.GenericSchema>(item: S) {
  return v.nullish(v.array(item), () => []);
}

/** An object that may be null or missing. */
export function maybe<const S extends v.GenericSchema>(schema: S) {
  return v.pipe(
    v.nullish(schema),
    v.transform((value) => value ?? undefined),
  );
}

/** An instant in any offset, kept in UTC so that two spellings of one moment are equal. */
export const instant = v.pipe(
  v.string(),
  v.rawTransform<string, string>(({ dataset, addIssue, NEVER }) => {
    try {
      return Temporal.Instant.from(dataset.value).toString();
    } catch {
      addIssue({ message: 'not an instant' });
      return NEVER;
    }
  }),
);

/** A decimal amount as JSON carries it; what it is worth depends on its currency. */
export const decimal = v.union([v.number(), v.string()]);
