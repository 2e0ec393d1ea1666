import * as v from 'valibot';
import { optionalText } from './fields';
import { present } from './present';

/** One error as Amazon states it, `QuotaExceeded`, `Unauthorized`, …; the code is empty where it gave none. */
export interface AmazonErrorEntry {
  readonly code: string;
  readonly message: string;
  readonly details?: string;
}

const entry = v.object({ code: optionalText, message: optionalText, details: optionalText });
/** The model of listings restrictions has the bare list. */
const errorList = v.union([
  v.pipe(
    v.array(entry),
    v.transform((errors) => ({ errors })),
  ),
  v.object({ errors: v.array(entry) }),
]);
/** Login with Amazon: RFC 6749, section 5.2. */
const loginError = v.object({ error: v.string(), error_description: optionalText });

const longestText = 500;

/**
 * What Amazon said in an answer that is not a success: the errors of its models, those of Login with
 * Amazon, or the words of an HTML or plain page (its gateway answers 503 with HTML). Never throws.
 */
export function parseAmazonErrors(text: string, contentType: string): readonly AmazonErrorEntry[] {
  return fromJson(text) ?? fromPage(text, contentType);
}

function fromJson(text: string): readonly AmazonErrorEntry[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const login = v.safeParse(loginError, json);
  if (login.success) return [{ code: login.output.error, message: login.output.error_description ?? '' }];
  const list = v.safeParse(errorList, json);
  if (!list.success || list.output.errors.length === 0) return undefined;
  return list.output.errors.map(({ code, message, details }) =>
    present({ code: code ?? '', message: message ?? '', details }),
  );
}

function fromPage(text: string, contentType: string): readonly AmazonErrorEntry[] {
  const html = /html|xml/i.test(contentType) || /^\s*</.test(text);
  const words = (html ? text.replace(/<(script|style)\b[\s\S]*?<\/\1>|<[^>]*>/gi, ' ') : text)
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? [] : [{ code: '', message: words.slice(0, longestText) }];
}
