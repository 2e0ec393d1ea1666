/** "Absent" is concluded only this long after an unclear end. Source: Intuit lets a request take 120 seconds. */
export const absentAfterMs = 120_000;

/** After an unclear end it is looked for at once, then after this, then when "absent" may be concluded. */
export const lookAgainMs = 30_000;

/** A document is looked up once more when every send of another browser that raced ours must have landed. */
export const settledAfterMs = 130_000;

/** What our clock may be off from Intuit's before an answer counts as a replay; a replay is read again. */
export const clockSkewMs = 60_000;

/** The next try after a failure that only the seller can mend. */
export const sellerActsWaitMs = 900_000;

/**
 * An intent that is older is not sent any more: its worker slept, and before long others take it for lost. Less than
 * "absent" takes, with room for the request to be on its way.
 */
export const intentLastsMs = 60_000;

/**
 * Two sends of one document land at most this far apart. What bears our mark and was made later than that
 * after the first is a copy that a person made, and theirs to keep.
 */
export const raceAtMostMs = 900_000;
