import type { RunEstimate } from '../../lib/sync/views';

/** What the toolbar button tells of. */
export interface Standing {
  /** How many things need the seller. */
  readonly attention: number;
  /** An update that is under way. */
  readonly update?: RunEstimate;
}

/** The toolbar button: a short text, its title, and whether it calls for the seller. */
export interface Badge {
  readonly text: string;
  readonly title: string;
  readonly tone: 'attention' | 'progress';
}

/** An update under way is shown before what needs the seller, which stands in the title meanwhile. */
export function badgeOf(
  { attention, update }: Standing,
  timeOfDay: (atMs: number) => string,
  nowMs: number,
): Badge {
  const needs = attention === 0 ? [] : [`${attention} ${attention === 1 ? 'needs' : 'need'} your attention`];
  if (update === undefined) {
    const text = attention === 0 ? '' : attention > 999 ? '999+' : String(attention);
    return { text, title: ['Counterfoil', ...needs].join(': '), tone: 'attention' };
  }
  const { doing, percent, waitsFor } = update;
  const words =
    waitsFor !== undefined && waitsFor.untilMs > nowMs
      ? `waits for ${waitsFor.words} until ${timeOfDay(waitsFor.untilMs)}`
      : percent === undefined
        ? doing
        : `${doing}, ${percent} %`;
  return {
    text: percent === undefined ? '…' : `${percent}%`,
    title: `Counterfoil: ${[words, ...needs].join('; ')}`,
    tone: 'progress',
  };
}
