/** As many order ids as one message may name. */
export const mostIdsPerMessage = 500;
