import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  judgeClick,
  nextSight,
  type Sight,
  type SightReport,
  seenForMs,
  seenOnForMs,
  watchButton,
} from '../../components/trustedClick';

const start: Sight = { supported: true, seenSince: undefined };
const seen: SightReport = { time: 1000, isIntersecting: true, intersectionRatio: 1, isVisible: true };
const trusted = (timeStamp: number) => ({ isTrusted: true, timeStamp });

describe('a click on a button in a frame', () => {
  test('counts once the button was seen whole for long enough', () => {
    const sight = nextSight(start, seen, true);
    expect(judgeClick(trusted(1000 + seenForMs - 1), sight)).toBe('tooSoon');
    expect(judgeClick(trusted(1000 + seenForMs), sight)).toBe('accepted');
  });

  test('never counts when a program made it', () => {
    const sight = nextSight(start, seen, true);
    expect(judgeClick({ isTrusted: false, timeStamp: 99_999 }, sight)).toBe('synthetic');
  });

  test('does not count before anything was reported', () => {
    expect(judgeClick(trusted(99_999), start)).toBe('covered');
  });

  test.each([
    ['something covers it', { ...seen, isVisible: false }],
    ['part of it is clipped', { ...seen, intersectionRatio: 0.9 }],
    ['it is scrolled away', { ...seen, isIntersecting: false, intersectionRatio: 0 }],
  ])('does not count while %s, nor right after', (_name, hidden) => {
    const covered = nextSight(nextSight(start, seen, true), { ...hidden, time: 5000 }, true);
    expect(judgeClick(trusted(9000), covered)).toBe('covered');
    const back = nextSight(covered, { ...seen, time: 10_000 }, true);
    expect(judgeClick(trusted(10_000 + seenForMs - 1), back)).toBe('tooSoon');
    expect(judgeClick(trusted(10_000 + seenForMs), back)).toBe('accepted');
  });

  test('keeps the first time it was seen over further reports', () => {
    const sight = nextSight(nextSight(start, seen, true), { ...seen, time: 4000 }, true);
    expect(sight.seenSince).toBe(1000);
  });
});

describe('a browser that does not know visibility', () => {
  const { isVisible: _unknown, ...report } = seen;

  test('cannot tell in a frame, so the click does not count', () => {
    expect(judgeClick(trusted(99_999), nextSight(start, report, true))).toBe('cannotTell');
  });

  test('is believed on a page of its own, where no other page can cover anything', () => {
    expect(judgeClick(trusted(99_999), nextSight(start, report, false))).toBe('accepted');
  });
});

describe('what is reported late', () => {
  let report: (report: SightReport) => void = () => undefined;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('window', { top: {} });
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        constructor(heard: (reports: readonly SightReport[]) => void) {
          report = (each) => heard([each]);
        }
        observe(): void {}
        disconnect(): void {}
      },
    );
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test.each([
    ['nothing came: the click counts', [], 'accepted'],
    ['the button was covered: it does not', [{ ...seen, time: 5100, isVisible: false }], 'covered'],
    [
      'covered and free again at once: it does not',
      [
        { ...seen, time: 5100, isVisible: false },
        { ...seen, time: 5200 },
      ],
      'covered',
    ],
  ])('%s', async (_name, later, expected) => {
    const gate = watchButton({} as Element, () => undefined);
    report(seen);
    const judged = gate.judge(trusted(5000));
    expect(judged).toBeInstanceOf(Promise);
    for (const each of later) report(each);
    vi.advanceTimersByTime(seenOnForMs);
    expect(await judged).toBe(expected);
  });
});
