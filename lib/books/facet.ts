/**
 * What an event is booked for; each (company, event, facet) has at most one owner.
 *
 * - `revenue`: income, refunds, promotions and their tax, against the event's holding account
 * - `fees`: what Amazon takes, with the tax on it, against the holding account
 * - `cash`: amounts of the balance sheet (reserve, loan), and the way from the holding account to clearing
 * - `cost`: cost of the goods that moved
 * - `recognition`: revenue that was booked before Amazon released it, against the deferred balances
 */
export type Facet = 'revenue' | 'fees' | 'cash' | 'cost' | 'recognition';
