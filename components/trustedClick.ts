/**
 * Whether a click may send a document. The panel stands in a frame inside a page that is not ours, so a
 * click counts only where a person made it while our button could be seen, whole, for a moment before.
 *
 *     not seen ──(wholly visible)──▶ seen since t ──(covered, clipped, scrolled away)──▶ not seen
 *
 * What covers a button is reported up to `reportDelayMs` late. So a click made while the button was seen
 * counts only if it is still seen, without a break, when the reports on the moment of the click have come.
 *
 * IntersectionObserver v2 (`trackVisibility`) says `isVisible: false` when in doubt. Source: W3C
 * Intersection Observer, section "Visibility".
 */
export type ClickJudgement = 'accepted' | 'synthetic' | 'covered' | 'tooSoon' | 'cannotTell';

/** How long the button must have been seen before a click on it counts. */
export const seenForMs = 300;

/** The shortest pause between two reports that the browser allows (W3C Intersection Observer 2: 100 ms). */
const reportDelayMs = 100;

/** How long after a click in a frame the button must go on being seen: two reports and a few drawn frames. */
export const seenOnForMs = 2 * reportDelayMs + 50;

/** What a judgement needs to know of a click. */
export interface Click {
  readonly isTrusted: boolean;
  /** On the page's own clock, as `Event.timeStamp` and observer entries are. */
  readonly timeStamp: number;
}

/** What is known of a button's visibility. */
export interface Sight {
  readonly supported: boolean;
  readonly seenSince: number | undefined;
}

/** Pure: the judgement over one click. Where nothing can be told, only a page of its own is trusted. */
export function judgeClick(click: Click, sight: Sight): ClickJudgement {
  if (!click.isTrusted) return 'synthetic';
  if (!sight.supported) return 'cannotTell';
  if (sight.seenSince === undefined) return 'covered';
  return click.timeStamp - sight.seenSince < seenForMs ? 'tooSoon' : 'accepted';
}

/** One report of the observer, as far as it is used. */
export interface SightReport {
  readonly time: number;
  readonly isIntersecting: boolean;
  readonly intersectionRatio: number;
  /** Absent where the browser does not know version 2. */
  readonly isVisible?: boolean;
}

/** Pure: the sight after a report. `framed`: another page holds ours, which might cover it. */
export function nextSight(before: Sight, report: SightReport, framed: boolean): Sight {
  const supported = report.isVisible !== undefined || !framed;
  const uncovered = report.isVisible ?? !framed;
  // Rounding at fractional scales leaves a whole button a little under 1.
  const whole = report.isIntersecting && report.intersectionRatio >= 0.98;
  if (!uncovered || !whole) return { supported, seenSince: undefined };
  return { supported, seenSince: before.seenSince ?? report.time };
}

/** Watches one button. */
export interface ClickGate {
  judge(click: Click): ClickJudgement | Promise<ClickJudgement>;
  stop(): void;
}

/** Begins to watch `button`; `onSight` hears of every change. */
export function watchButton(button: Element, onSight: (sight: Sight) => void): ClickGate {
  const framed = window.top !== window;
  let sight: Sight = { supported: true, seenSince: undefined };
  const options = { threshold: [0, 0.5, 0.98, 1], trackVisibility: true, delay: reportDelayMs };
  const observer = new IntersectionObserver((reports) => {
    for (const report of reports) sight = nextSight(sight, report, framed);
    onSight(sight);
  }, options);
  observer.observe(button);
  const stillSeen = async (since: number | undefined): Promise<ClickJudgement> => {
    await new Promise((resolve) => setTimeout(resolve, seenOnForMs));
    return sight.seenSince === since ? 'accepted' : 'covered';
  };
  return {
    judge(click) {
      const judgement = judgeClick(click, sight);
      return judgement === 'accepted' && framed ? stillSeen(sight.seenSince) : judgement;
    },
    stop: () => observer.disconnect(),
  };
}

/** Why a click did nothing, for the seller. */
export const judgementWords: Readonly<Record<Exclude<ClickJudgement, 'accepted'>, string>> = {
  synthetic: 'Nothing was sent: the click did not come from you but from a program.',
  covered:
    'Nothing was sent: something covers the button, or part of it is out of view. Bring it into full view and click again.',
  tooSoon:
    'Nothing was sent: the button had only just come into view. Look at the document, then click again.',
  cannotTell:
    'Nothing was sent: this browser cannot tell whether the page covers the button. Open the panel in a tab of its own and send from there.',
};
