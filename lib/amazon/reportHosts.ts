/**
 * Where Amazon keeps the content of reports, by region, in each of the two spellings of its storage's addresses.
 * The extension may reach no other host of that storage.
 */
export const reportHosts: readonly string[] = [
  'tortuga-prod-na.s3-external-1.amazonaws.com',
  'tortuga-prod-na.s3.amazonaws.com',
  'tortuga-prod-eu.s3-eu-west-1.amazonaws.com',
  'tortuga-prod-eu.s3.eu-west-1.amazonaws.com',
  'tortuga-prod-fe.s3-us-west-2.amazonaws.com',
  'tortuga-prod-fe.s3.us-west-2.amazonaws.com',
];
