import { h } from './vdom.js';

/** The page links under the list. They lead to `#`: turning a page is the script's affair. */
export function pagination({ page, pageSize, total, orders }, turn) {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const from = (page - 1) * pageSize + 1;
  const to = from + orders.length - 1;
  return h(
    'div',
    { class: '' },
    jump(pages, turn),
    h(
      'div',
      { class: 'pagination-controls' },
      h(
        'div',
        { class: 'a-text-center' },
        h(
          'ul',
          { class: 'a-pagination' },
          step('← Previous', page > 1 ? page - 1 : null, turn, ''),
          numbers(page, pages).map((number) =>
            number === null
              ? h('li', { class: 'a-disabled' }, '…')
              : h(
                  'li',
                  { class: number === page ? 'a-selected' : 'a-normal' },
                  h('a', { href: '#', onclick: turnTo(number, turn) }, String(number)),
                ),
          ),
          step('Next →', page < pages ? page + 1 : null, turn, 'a-last'),
        ),
      ),
      h(
        'span',
        { class: 'showingXOfYOrdersLabel' },
        `Showing orders ${from} - ${to} of ${total} total orders.`,
      ),
    ),
  );
}

function jump(pages, turn) {
  const go = (event) => {
    event.preventDefault();
    const page = Number(event.currentTarget.elements.page.value);
    if (page >= 1 && page <= pages) turn(page);
  };
  return h(
    'form',
    { class: 'jump-to-page', onsubmit: go },
    h('div', { class: 'jump-to-page-label' }, h('span', { class: '' }, 'Jump to page:')),
    h('input', { type: 'text', name: 'page', class: 'input-ok', 'aria-label': 'Page' }),
    h('button', { type: 'submit', class: 'a-button jump-to-page-go-btn' }, 'Go'),
  );
}

function step(text, page, turn, className) {
  if (page === null) return h('li', { class: `a-disabled ${className}`.trim() }, text);
  return h('li', { class: className }, h('a', { href: '#', onclick: turnTo(page, turn) }, text));
}

function turnTo(page, turn) {
  return (event) => {
    event.preventDefault();
    turn(page);
  };
}

/** Page numbers with a gap (null) where some are left out. */
function numbers(page, pages) {
  const wanted = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  const sorted = [...new Set(wanted)].sort((left, right) => left - right);
  return sorted.flatMap((number, index) =>
    index > 0 && number - sorted[index - 1] > 1 ? [null, number] : [number],
  );
}
