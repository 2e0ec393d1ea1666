import { allocated } from '../../money/allocated';
import { decimalText } from '../../money/money';
import { problem } from '../../problem/problem';
import { blocked } from '../verdict';
import { type Fee, feesOf } from './fee';
import type { FeeTaxQuestion } from './feeTaxQuestion';
import { feeTaxRate } from './feeTaxRate';
import { onDay } from './onDay';
import { addedPerMillion, isSameCode, netOf } from './rate';
import { matches } from './saleCode';
import type { PlacedLine } from './saleGroups';
import { statedFeeTax } from './statedFeeTax';
import type { TaxedLine } from './taxedLine';
import type { FeeTax, FeeTaxRow, FeeTreatment, TaxCodeChoice } from './taxSettings';

/** What Amazon charges, net with the tax that is recovered. What is not recovered is a line without tax. */
export function feeTaxation(lines: readonly PlacedLine[], asked: FeeTaxQuestion): readonly TaxedLine[] {
  const fees = feesOf(lines, asked.transactionType);
  const stated = fees.filter(({ taxMinor }) => taxMinor !== 0);
  // Where Amazon states the tax of one fee of a transaction, none on another one is a figure too.
  const isFigure = stated.length > 0 && !asked.isFromFile;
  return fees.flatMap((fee) => {
    const wanted = asked.ruled(fee.index);
    if (wanted !== undefined) return byRule(fee, wanted, asked);
    if (fee.taxMinor !== 0) return split(fee, statedFeeTax(fee, stated, asked), asked);
    return unstated(fee, isFigure, asked);
  });
}

/** A rule names the code: Amazon's figure where there is one, else the code's rate. */
function byRule(
  { line, index, netMinor, taxMinor }: Fee,
  code: TaxCodeChoice,
  { desk, currency }: FeeTaxQuestion,
): readonly TaxedLine[] {
  const rate = addedPerMillion(code);
  if (taxMinor !== 0 && rate === 0) {
    const facts = { code: code.name, tax: `${decimalText(taxMinor, currency)} ${currency}` };
    desk.say(blocked(problem('tax_code_without_rate', facts)));
    return [{ line, index, netMinor: netMinor + taxMinor, ...desk.taxed(code, 'purchases', 0) }];
  }
  const net = taxMinor === 0 ? netOf(netMinor, rate) : netMinor;
  return [{ line, index, netMinor: net, ...desk.taxed(code, 'purchases', netMinor + taxMinor - net) }];
}

function unstated(fee: Fee, isFigure: boolean, asked: FeeTaxQuestion): readonly TaxedLine[] {
  const { line, index } = fee;
  const { codes, desk } = asked;
  const treatment = isFigure ? undefined : treatmentFor(fee, asked);
  if (treatment?.unstated === 'included') {
    const netMinor = netOf(fee.netMinor, feeTaxRate(treatment.as));
    return split({ ...fee, netMinor, taxMinor: fee.netMinor - netMinor }, treatment.as, asked);
  }
  if (treatment?.unstated === 'asked')
    desk.say(blocked(problem('tax_on_fee_asked', { fee: line.path.replaceAll(' > ', ', ') })));
  // A code that bears no rate stands on a return as what was bought; amounts out of scope stand on none.
  return treatment === undefined || isSameCode(treatment.code, codes.outOfScope)
    ? [{ line, index, netMinor: line.amountMinor, ...desk.untaxed(codes.outOfScope, 'purchases') }]
    : [{ line, index, netMinor: line.amountMinor, ...desk.taxed(treatment.code, 'purchases', 0) }];
}

function treatmentFor(
  { line }: Fee,
  { codes, date, marketplace, isFromFile }: FeeTaxQuestion,
): FeeTreatment | undefined {
  const fits = ({ marketplaces, kinds, paths, inFiles }: FeeTaxRow): boolean =>
    (inFiles === undefined || isFromFile) &&
    (marketplaces === undefined || marketplaces.includes(marketplace)) &&
    (kinds === undefined || kinds.includes(line.kind)) &&
    (paths === undefined || matches(paths, line.path));
  for (const row of codes.fees.rows) {
    const treatment = fits(row) ? onDay(row.treatments, date) : undefined;
    if (treatment !== undefined) return treatment;
  }
  return undefined;
}

/** The fee net, its recovered tax on a code, and what is not recovered as part of the expense. */
function split(
  { line, index, netMinor, taxMinor }: Fee,
  tax: FeeTax | undefined,
  { codes, desk }: FeeTaxQuestion,
): readonly TaxedLine[] {
  const gross = netMinor + taxMinor;
  const whole = [
    { line, index, netMinor: gross, ...desk.untaxed(codes.outOfScope, 'purchases') },
  ] as const satisfies readonly TaxedLine[];
  if (tax === undefined || feeTaxRate(tax) === 0) return whole;
  const { recovers } = codes.fees;
  const shares = allocated(
    taxMinor,
    tax.parts.map(({ code }) => code.ratePerMillion),
  );
  const parts = tax.parts.map((part, place) => ({ ...part, minor: shares[place] ?? 0 }));
  for (const { tax: name } of parts)
    if (recovers[name] === undefined) desk.say(blocked(problem('tax_recovery_asked', { tax: name })));
  // Until it is answered the document is drawn as if it were recovered, so that it can be looked at.
  const recovered = parts.filter(({ tax: name }) => recovers[name] ?? true);
  const [first] = recovered;
  if (first === undefined) return whole;
  const code = recovered.length > 1 ? (tax.together ?? first.code) : first.code;
  const recoveredMinor = recovered.reduce((sum, { minor }) => sum + minor, 0);
  const lostMinor = taxMinor - recoveredMinor;
  return [
    { line, index, netMinor, ...desk.taxed(code, 'purchases', recoveredMinor) },
    ...(lostMinor === 0
      ? []
      : [{ line, index, netMinor: lostMinor, ...desk.untaxed(codes.outOfScope, 'purchases') }]),
  ];
}
