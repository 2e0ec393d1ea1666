/** As many order ids as one message may name. */
export const mostIdsPerMessage = 500;

/** As many order numbers as a person may paste at once. */
export const mostOrdersPerRun = 5_000;
