import { epochMs, instantText } from '../calendar/calendar';

/** Who sends to a company by itself, as the note in the company says it. */
export interface Claim {
  /** The browser profile; none where the last one has given it up. */
  readonly deviceId?: string;
  /** What people call it: `Chrome on Windows`. */
  readonly deviceName: string;
  /** Grows by one with every change of hands. */
  readonly epoch: number;
  /** When it changed hands, by the clock of the browser that took it. */
  readonly takenAtMs: number;
}

/** The note as QuickBooks holds it; its times are by QuickBooks' own clock. */
export interface ClaimNote {
  readonly id: string;
  readonly syncToken: string;
  readonly text: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

/** How the notes of all browsers begin, so that a query finds them. */
export const claimPrefix = 'cf:writer.';

/** Source: Intuit, Attachable.Note. */
const longestNote = 2000;
const longestName = 80;
const head = /^cf:writer\.1\.([\w-]{8,64}|nobody)\.(\d{1,9})\.(\S+)$/;

/** The text of a claim: a line for us, and why it is there for the people who come across it. */
export function claimText({ deviceId, deviceName, epoch, takenAtMs }: Claim): string {
  const name = plainName(deviceName);
  const who =
    deviceId === undefined ? 'No browser sends by itself at the moment.' : `It is this browser: ${name}`;
  return [
    `${claimPrefix}1.${deviceId ?? 'nobody'}.${epoch}.${instantText(takenAtMs)}`,
    `Browser: ${name}`,
    'Counterfoil keeps this note. It says which browser sends to QuickBooks by itself, so that no two do.',
    `${who}. Please leave the note as it is.`,
  ]
    .join('\n')
    .slice(0, longestNote);
}

/** The claim in a note; `undefined` where somebody has changed its words. */
export function readClaim(text: string): Claim | undefined {
  const lines = text.split(/\r\n|\r|\n/);
  const match = head.exec(lines[0]?.trim() ?? '');
  if (match === null) return undefined;
  const [, deviceId = '', epoch = '', at = ''] = match;
  const takenAtMs = instantMs(at);
  if (takenAtMs === undefined) return undefined;
  const name = lines.find((line) => line.startsWith('Browser: '))?.slice('Browser: '.length) ?? '';
  const claim = { deviceName: plainName(name), epoch: Number(epoch), takenAtMs };
  return deviceId === 'nobody' ? claim : { ...claim, deviceId };
}

/**
 * Notes from the one that counts on: the oldest, which is the same for every browser whatever it has seen.
 * Ids count where two were made within one second.
 */
export function byAge(notes: readonly ClaimNote[]): readonly ClaimNote[] {
  return [...notes].sort((a, b) => a.createdAtMs - b.createdAtMs || compareIds(a.id, b.id));
}

function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

function plainName(name: string): string {
  const plain = name
    .toWellFormed()
    .replaceAll(/[\p{Cc}\ufffe\uffff]+/gu, ' ')
    .trim();
  if (plain === '') return 'a browser without a name';
  return plain.length <= longestName
    ? plain
    : `${plain.slice(0, longestName - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

function instantMs(text: string): number | undefined {
  try {
    return epochMs(text);
  } catch {
    return undefined;
  }
}
