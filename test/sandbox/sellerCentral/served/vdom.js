// A small view library that treats nodes as React does: by position, reusing elements whose tag is the same
// and touching only the nodes that it made itself. Foreign nodes beside them stay where they are.

/** Describes an element. Attributes starting with `on` are listeners; `key` forces a new element. */
export function h(tag, attributes, ...children) {
  return { tag, attributes: attributes ?? {}, children: children.flat(Infinity).filter(shown).map(asNode) };
}

/** Brings what `parent` shows from `before` to `after` and returns `after`, with its nodes filled in. */
export function patch(parent, before, after, nextSibling = null) {
  if (before === null) {
    after.node = create(after);
    parent.insertBefore(after.node, nextSibling);
    return after;
  }
  if (before.tag !== after.tag || before.attributes.key !== after.attributes.key) {
    after.node = create(after);
    parent.replaceChild(after.node, before.node);
    return after;
  }
  after.node = before.node;
  if (after.tag === '#text') {
    if (before.text !== after.text) after.node.data = after.text;
    return after;
  }
  setAttributes(after.node, before.attributes, after.attributes);
  patchChildren(after.node, before.children, after.children);
  return after;
}

function patchChildren(parent, before, after) {
  for (let index = 0; index < after.length; index++) {
    patch(parent, before[index] ?? null, after[index]);
  }
  for (let index = after.length; index < before.length; index++) parent.removeChild(before[index].node);
}

function create(virtual) {
  if (virtual.tag === '#text') return document.createTextNode(virtual.text);
  const element = document.createElement(virtual.tag);
  setAttributes(element, {}, virtual.attributes);
  for (const child of virtual.children) {
    child.node = create(child);
    element.appendChild(child.node);
  }
  return element;
}

function setAttributes(element, before, after) {
  for (const name of Object.keys(before)) if (!(name in after)) setAttribute(element, name, undefined);
  for (const [name, value] of Object.entries(after)) {
    if (before[name] !== value) setAttribute(element, name, value);
  }
}

function setAttribute(element, name, value) {
  if (name === 'key') return;
  if (name.startsWith('on')) element[name] = value ?? null;
  else if (name === 'value' || name === 'checked' || name === 'selected') element[name] = value ?? '';
  else if (value === undefined || value === null || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : String(value));
}

function shown(child) {
  return child !== null && child !== undefined && child !== false;
}

function asNode(child) {
  return typeof child === 'object'
    ? child
    : { tag: '#text', text: String(child), attributes: {}, children: [] };
}
