/** Bounds of a file of rules: far beyond what a person keeps, and small enough to stay quick. */
export const mostRules = 10_000;
/** Entries of one list, conditions of one group, actions of one rule. */
export const mostListed = 500;
/** Groups within groups. */
export const deepest = 8;
/** Characters of an id. */
export const longestId = 60;
/** Characters of a name, a SKU, a pattern. */
export const longestName = 200;
/** Characters of a description or a memo. */
export const longestText = 1000;
/** Days by which a date may be moved. */
export const mostDays = 366;
/** Units in a pack. */
export const largestMultiplier = 10_000;
/** Faults that are told of one file. */
export const mostFaults = 50;
