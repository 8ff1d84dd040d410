/**
 * The report page's only script, as text: it goes into the page as it stands. A value and a box that share a number
 * in `data-value` belong together.
 */
export const REPORT_SCRIPT = `
const details = JSON.parse(document.getElementById('details').textContent);
const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
const holders = [...document.querySelectorAll('.value, .mark')];
const buttons = holders.filter(one => one.matches('.value'));
const panel = document.querySelector('footer');
const numbers = one => one.dataset.value.split(' ');
let last, turn;

/** Lights up all that belongs together and scrolls to it; the same choice again goes on to its next place. */
function select(chosen) {
  const wanted = new Set(numbers(chosen));
  const lit = holders.filter(one => numbers(one).some(number => wanted.has(number)));
  for (const one of document.querySelectorAll('.lit')) light(one, false);
  for (const one of lit) light(one, true);
  turn = last === chosen ? turn + 1 : 0;
  last = chosen;
  const fromPage = chosen.matches('.mark');
  const others = lit.filter(one => one.matches('.mark') !== fromPage);
  others[turn % others.length]?.scrollIntoView({ block: 'center', inline: 'nearest', behavior });
  if (fromPage) others[0]?.focus({ preventScroll: true });
  describe(details[numbers(chosen)[0]]);
}

function light(one, on) {
  one.classList.toggle('lit', on);
  if (one.matches('.value')) one.setAttribute('aria-pressed', on);
}

function describe({ zh, en, text, confidence, review, source, notes, place }) {
  const part = (name, content) => Object.assign(document.createElement('span'), { className: name, textContent: content });
  const facts = [place, source, '置信度 ' + confidence, notes].filter(Boolean).join(' · ');
  panel.replaceChildren(
    part('name', zh), part('en', en === zh ? '' : en), part(review ? 'doubtful' : 'facts', facts), part('printed', text ?? '（空白）'),
  );
}

/** The value next to this one: before and after in reading order, above and below by its place. */
function neighbour(one, key) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (step) return buttons[buttons.indexOf(one) + step];
  const middle = box => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const [x, y] = middle(one.getBoundingClientRect());
  const away = other => { const [ox, oy] = middle(other.getBoundingClientRect()); return { other, dx: Math.abs(ox - x), dy: (oy - y) * (key === 'ArrowDown' ? 1 : -1) }; };
  return buttons.map(away).filter(({ dy }) => dy > 8).sort((a, b) => a.dy + a.dx * 2 - b.dy - b.dx * 2)[0]?.other;
}

addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const doubtful = buttons.filter(one => one.matches('.review'));
  const here = document.activeElement.closest('.value');
  const next = event.key === 'n' ? doubtful[(doubtful.indexOf(last) + 1) % doubtful.length] : here && event.key.startsWith('Arrow') && neighbour(here, event.key);
  if (!next) return;
  event.preventDefault();
  next.focus();
  select(next);
});
addEventListener('keyup', event => event.key === 'Tab' && document.activeElement.matches('.value') && select(document.activeElement));
addEventListener('click', event => {
  const button = event.target.closest('[data-value], [data-page]');
  if (button?.dataset.page) document.getElementById('page-' + button.dataset.page)?.scrollIntoView({ behavior });
  else if (button?.matches('button')) select(button);
  else if (event.target.closest('.pages') && !String(getSelection())) {
    const mark = document.elementsFromPoint(event.clientX, event.clientY).find(one => one.matches('.mark'));
    if (mark) select(mark);
  }
});
`;
