/** What tokens and secrets of the two parties look like, wherever they are quoted. */
const shapes: readonly RegExp[] = [
  /\bAtz[ar]\|\S*/g,
  /\bamzn1\.oa2-cs\.\S*/g,
  /\bBearer\s+\S+/gi,
  /\bBasic\s+[\w+/=]{8,}/gi,
  /\beyJ[\w-]{10,}\S*/g,
  // Intuit quotes the beginning of the token that it refuses: "Token expired: eyJl…".
  /(?<=\btoken [a-z]{1,12}: ?)\S+/gi,
  /(?<=\b(?:access_token|refresh_token|client_secret|code)["']?[=:]\s*["']?)[^\s"'&]+/gi,
];

/** So many characters of a secret are enough to know it, and to take the rest of the word away. */
const tellingLength = 8;

/** A text of the other party, fit to be shown and kept: no secrets, no control characters, one line. */
export function withoutSecrets(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret === '') continue;
    const begin = secret.slice(0, tellingLength).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    clean = clean.replaceAll(secret, '…').replaceAll(new RegExp(`${begin}[^\\s"'<>]*`, 'g'), '…');
  }
  for (const shape of shapes) clean = clean.replaceAll(shape, '…');
  return clean.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
}
