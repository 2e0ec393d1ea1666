import type { ProblemRow } from './row';

const sellerActs = { kind: 'whenSellerActs' } as const;

/** What is wrong with a rule, or with a file of rules. */
export const ruleProblems = {
  rules_not_json: {
    party: 'counterfoil',
    sentence: 'This is no file of rules: it cannot be read as such from its first to its last character.',
    remedy: 'Choose a file that was exported here, or mend it where the details say.',
    retry: sellerActs,
  },
  rules_wrong_form: {
    party: 'counterfoil',
    sentence: 'This is no file of rules: “{field}” should be {wanted}.',
    remedy: 'Choose a file that was exported here.',
    retry: sellerActs,
  },
  rules_unknown_field: {
    party: 'counterfoil',
    sentence: 'The file has a field “{field}” that no file of rules has.',
    remedy: 'Take it out, or look whether it is misspelt. Nothing was taken from the file.',
    retry: sellerActs,
  },
  rules_too_many: {
    party: 'counterfoil',
    sentence: 'The file has more than {most} rules.',
    remedy: 'Use lists and wildcards in fewer rules. Nothing was taken from the file.',
    retry: sellerActs,
  },
  rule_field: {
    party: 'counterfoil',
    sentence: 'In rule {rule}, “{field}” is not right. Wanted: {wanted}.',
    remedy: 'Mend the rule and import again. Nothing was taken from the file.',
    retry: sellerActs,
  },
  rule_too_deep: {
    party: 'counterfoil',
    sentence: 'In rule {rule}, groups stand in groups more than {deepest} deep.',
    remedy: 'Make it several rules. Nothing was taken from the file.',
    retry: sellerActs,
  },
  rule_id_twice: {
    party: 'counterfoil',
    sentence: 'The id “{id}” of rule “{rule}” belongs to a rule above it too.',
    remedy: 'Give each rule an id of its own. Nothing was taken from the file.',
    retry: sellerActs,
  },
  rules_csv_quotes: {
    party: 'counterfoil',
    sentence: 'On line {line} a quotation mark is never closed, or stands before other text.',
    remedy: 'Save the table anew as comma-separated text. Nothing was taken from the file.',
    retry: sellerActs,
  },
  rules_csv_header: {
    party: 'counterfoil',
    sentence: '{what} The first line must name the columns.',
    remedy: 'Start from an exported file and keep its first line. Nothing was taken from the file.',
    retry: sellerActs,
  },
  rules_csv_cell: {
    party: 'counterfoil',
    sentence: 'On line {line}, the column “{column}” is not right. Wanted: {wanted}.',
    remedy: 'Mend the line and import again. Nothing was taken from the file.',
    retry: sellerActs,
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
