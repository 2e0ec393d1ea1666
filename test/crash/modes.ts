import type { CompanyMode } from './company';

const either = [true, false] as const;

/** Every way in which QuickBooks may behave. */
export const modes: readonly CompanyMode[] = (
  ['honoured', 'expired', 'ignored', 'answered with 600'] as const
).flatMap((requestId) =>
  either.flatMap((duplicateWarning) =>
    either.flatMap((customNumbers) =>
      (['before', 'after'] as const).map((commit) => ({
        requestId,
        duplicateWarning,
        customNumbers,
        commit,
      })),
    ),
  ),
);

/** A mode in one line. */
export function nameOf({ requestId, duplicateWarning, customNumbers, commit }: CompanyMode): string {
  const warning = duplicateWarning ? 'on' : 'off';
  const numbers = customNumbers ? 'on' : 'off';
  return `request id ${requestId}, duplicate warning ${warning}, custom numbers ${numbers}, commit ${commit} the look-up`;
}

/**
 * Whether QuickBooks itself keeps two browsers that race from making two documents; one browser alone
 * needs no help.
 */
export function prevents(mode: CompanyMode, stores: 1 | 2): boolean {
  if (stores === 1 || mode.requestId === 'honoured' || mode.requestId === 'answered with 600') return true;
  return mode.duplicateWarning && mode.customNumbers && mode.commit === 'before';
}
