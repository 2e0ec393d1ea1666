import { createRandom } from './random';

/** A product of the seller. */
export interface Product {
  readonly sku: string;
  readonly asin: string;
  readonly title: string;
  /** In US cents; other stores convert. */
  readonly priceMinor: number;
  readonly fulfilledBy: 'AMAZON' | 'MERCHANT';
  /** Amazon's fee per unit, in US cents. */
  readonly fulfilmentFeeMinor: number;
  readonly referralBasisPoints: number;
}

const kinds: readonly [string, ...string[]] = [
  'Water Bottle',
  'Desk Lamp',
  'Garden Shears',
  'Notebook, Ruled',
  'Coffee Grinder',
  'Yoga Mat',
  'Phone Stand',
  'Cutting Board',
  'Bike Light',
  'Storage Basket',
];
const makes: readonly [string, ...string[]] = ['Alder', 'Brightwater', 'Corvid', 'Dunmore'];
const variants: readonly [string, ...string[]] = [
  'Small, Green',
  '2 Pack',
  'Large, Slate',
  'Set of 4',
  'Black',
];

/** Titles and SKUs that a careless page, file or spreadsheet would execute, reorder or choke on. */
const hostile: readonly { readonly sku: string; readonly title: string }[] = [
  { sku: 'HOSTILE-IMG', title: '<img src=x onerror=alert(1)>' },
  { sku: 'HOSTILE-URL', title: 'javascript:alert(1)' },
  { sku: 'HOSTILE-SCRIPT', title: '</script><script>document.title="owned"</script>' },
  { sku: 'HOSTILE-RTL', title: 'Lamp \u202Egnp.exe\u202C \u200Fשלום\u200E \u2066mixed\u2069' },
  { sku: 'HOSTILE-LONG', title: 'Very long title '.repeat(313).slice(0, 5000) },
  { sku: '=HYPERLINK("http://example.invalid","x")', title: '=HYPERLINK("http://example.invalid","Click")' },
  { sku: 'HOSTILE-NUL', title: 'Nul \u0000 bell \u0007 escape \u001b[31m tab \t line\r\nbreak \u2028 end' },
  { sku: 'HOSTILE-QUOTE', title: `O'Brien & "Sons" \\ 100% {{7*7}} \${7*7} <!--` },
  { sku: 'HOSTILE-EMOJI', title: 'Family 👩‍👩‍👧‍👦 e\u0301 \uFEFF ﷽' },
];

/** The catalogue: the ordinary products, then those with hostile text. */
export interface Catalogue {
  readonly ordinary: readonly [Product, ...Product[]];
  readonly hostile: readonly Product[];
}

/** Makes the seller's catalogue. */
export function makeCatalogue(seed: number): Catalogue {
  const random = createRandom(seed, 'products');
  const ordinary: Product[] = [];
  for (const make of makes) {
    for (const kind of kinds) {
      const number = ordinary.length + 1;
      const priceMinor = random.whole(8, 79) * 100 + random.pick([99, 95, 49, 0]);
      ordinary.push({
        sku: `${make.slice(0, 3).toUpperCase()}-${kind.slice(0, 3).toUpperCase()}-${String(number).padStart(3, '0')}`,
        asin: `B0${random.token(8).toUpperCase()}`,
        title: `${make} ${kind}, ${random.pick(variants)}`,
        priceMinor,
        fulfilledBy: number % 4 === 0 ? 'MERCHANT' : 'AMAZON',
        fulfilmentFeeMinor: random.whole(306, 812),
        referralBasisPoints: random.pick([1500, 1500, 800, 1200]),
      });
    }
  }
  const [first, ...rest] = ordinary;
  if (first === undefined) throw new Error('the catalogue is empty');
  return {
    ordinary: [first, ...rest],
    hostile: hostile.map(({ sku, title }, index) => ({
      sku,
      title,
      asin: `B0HOSTILE${index}`,
      priceMinor: 1000 + index * 111,
      fulfilledBy: 'AMAZON',
      fulfilmentFeeMinor: 400,
      referralBasisPoints: 1500,
    })),
  };
}
