import { existsSync, readFileSync } from 'node:fs';

const folder = '../shared/data/quickbooks/xsd';
const files = ['Finance', 'SalesTax', 'IntuitBaseTypes', 'IntuitNamesTypes'];

/** One property of a type. */
export interface SchemaElement {
  readonly type: string;
  readonly isList: boolean;
  readonly isRequired: boolean;
  /** Of the elements that share one, a document has at most one. */
  readonly choice: number | undefined;
}

/** What Intuit's schema says of its types. */
export interface Schema {
  /** Properties of each complex type, those of its bases included. */
  readonly types: ReadonlyMap<string, ReadonlyMap<string, SchemaElement>>;
  /** What a simple type is made of, and the values that it is confined to. */
  readonly simple: ReadonlyMap<string, { readonly base: string; readonly values: readonly string[] }>;
}

interface OwnType {
  readonly base: string | undefined;
  readonly isText: boolean;
  readonly elements: ReadonlyMap<string, SchemaElement>;
}

/** Whether the schema is at hand. */
export const hasSchema = existsSync(folder);

/** Reads Intuit's XSD files. */
export function readSchema(): Schema {
  const xml = files.map((name) => readFileSync(`${folder}/${name}.xsd`, 'utf8')).join('\n');
  const own = new Map<string, OwnType>();
  const simple = new Map<string, { base: string; values: string[] }>();
  let complex: { name: string; base: string | undefined; isText: boolean; elements: Elements } | undefined;
  let simpleName: string | undefined;
  let choice: number | undefined;
  let choices = 0;
  for (const { name, closes, attributes } of tags(xml)) {
    if (name === 'complexType' && attributes['name'] !== undefined) {
      complex = { name: attributes['name'], base: undefined, isText: false, elements: new Map() };
      own.set(complex.name, complex);
    } else if (name === 'complexType' && closes) complex = undefined;
    else if (name === 'simpleType') simpleName = closes ? undefined : attributes['name'];
    else if (name === 'restriction' && simpleName !== undefined && !closes)
      simple.set(simpleName, { base: local(attributes['base']), values: [] });
    else if (name === 'enumeration' && simpleName !== undefined && attributes['value'] !== undefined)
      simple.get(simpleName)?.values.push(attributes['value']);
    else if (complex === undefined) continue;
    else if (name === 'simpleContent') complex.isText = true;
    else if (name === 'extension' && !closes) complex.base = local(attributes['base']);
    else if (name === 'choice') choice = closes ? undefined : ++choices;
    else if (name === 'element' || name === 'attribute')
      addElement(complex.elements, attributes, name === 'attribute' ? undefined : choice, name);
  }
  return {
    simple,
    types: new Map([...own.keys()].map((name) => [name, inherited(own, name)])),
  };
}

type Elements = Map<string, SchemaElement>;

function addElement(
  elements: Elements,
  attributes: Attributes,
  choice: number | undefined,
  kind: string,
): void {
  const { name, type, minOccurs, maxOccurs } = attributes;
  if (name === undefined || type === undefined) return;
  elements.set(name, {
    type: local(type),
    isList: maxOccurs === 'unbounded',
    // Places for extensions lack the mark of what may be left out.
    isRequired:
      kind === 'element' && minOccurs !== '0' && choice === undefined && local(type) !== 'IntuitAnyType',
    choice,
  });
}

/** A text with attributes is written in JSON as an object whose text is `value`. */
function inherited(own: ReadonlyMap<string, OwnType>, name: string): ReadonlyMap<string, SchemaElement> {
  const type = own.get(name);
  if (type === undefined) return new Map();
  const value = { type: type.base ?? 'string', isList: false, isRequired: true, choice: undefined };
  const above = type.isText
    ? new Map([['value', value]])
    : type.base === undefined || type.base === name
      ? new Map<string, SchemaElement>()
      : inherited(own, type.base);
  return new Map([...above, ...type.elements]);
}

type Attributes = Readonly<Record<string, string | undefined>>;

function* tags(xml: string): Generator<{ name: string; closes: boolean; attributes: Attributes }> {
  const bare = xml.replaceAll(/<!--[\s\S]*?-->/g, '');
  for (const [, closing, name = '', inner = ''] of bare.matchAll(/<(\/?)xs:(\w+)((?:\s[^<>]*?)?)\/?>/g)) {
    const pairs = [...inner.matchAll(/(\w+)\s*=\s*"([^"]*)"/g)];
    const attributes = Object.fromEntries(pairs.map(([, key = '', value = '']) => [key, value]));
    yield { name, closes: closing === '/', attributes };
  }
}

function local(type: string | undefined): string {
  return (type ?? 'xs:string').replace(/^\w+:/, '');
}
