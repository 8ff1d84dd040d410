import type { Document, Finding } from '../../model.ts';
import { many } from '../../show/counted.ts';
import { placeName } from '../../show/field-names.ts';
import { SEVERITY_ORDER } from '../../show/findings-by-form.ts';
import { ANSWERS, SEVERITIES } from '../../show/words.ts';
import { isSettled } from '../../values/settled-finding.ts';
import { type Child, h } from './dom.ts';
import { said, say } from './language.ts';
import { toolButton } from './tool.ts';

/** Findings that are open at once; the others unfold. */
const OPEN = 4;

/** Findings, the worst first: rule, both sides, basis, and a button for each place (`data-points`). */
export function findingList(findings: readonly Finding[], document: Document, canAnswer: boolean): Child {
  const sorted = findings.toSorted(
    (a, b) =>
      Number(isSettled(a)) - Number(isSettled(b)) ||
      SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity),
  );
  const items = sorted.map(finding => findingItem(finding, document, canAnswer));
  const more = items.slice(OPEN);
  return [
    h('ol', { class: 'findings', 'aria-label': say('发现的问题', 'Findings') }, items.slice(0, OPEN)),
    more.length > 0 &&
      h(
        'details',
        {},
        h('summary', {}, say(`另有 ${more.length} 个问题`, many(more.length, 'more finding'))),
        h('ol', { class: 'findings' }, more),
      ),
  ];
}

function findingItem(finding: Finding, document: Document, canAnswer: boolean): Child {
  const { severity, message, at, expected, found, basis, rule } = finding;
  return h(
    'li',
    { class: `finding ${severity}${isSettled(finding) ? ' settled' : ''}` },
    h('p', {}, h('strong', {}, said(SEVERITIES[severity])), ' ', said(message)),
    h(
      'p',
      { class: 'facts' },
      expected !== null && h('span', {}, say('应为 ', 'expected '), h('b', {}, expected)),
      found !== null && h('span', {}, say('实为 ', 'found '), h('b', {}, found)),
      basis !== null && h('span', {}, basis),
      h('code', {}, rule),
      at.map(one => placeButton(one, document)),
    ),
    answerOf(finding, `/findings/${document.findings.indexOf(finding)}`, canAnswer),
  );
}

/** What was answered to a finding, and where that is done. */
function answerOf({ answer }: Finding, path: string, canAnswer: boolean): Child {
  const ask = (text: string) => canAnswer && toolButton('answer', path, { text });
  if (answer === undefined) return h('p', { class: 'answer' }, ask(say('答复…', 'Answer…')));
  const { as, note, by } = answer;
  return h(
    'p',
    { class: 'answer' },
    h('b', {}, `→ ${said(ANSWERS[as])}`),
    note && say(`：${note}`, `: ${note}`),
    h('span', { class: 'dim' }, ` · ${by} `),
    ask(say('改', 'Change')),
    canAnswer && toolButton('take-back', path, { text: say('撤销', 'Take back') }),
  );
}

function placeButton(at: string, document: Document): Child {
  const page = document.pages[Number(/^\/pages\/(\d+)$/.exec(at)?.[1] ?? Number.NaN)]?.page;
  if (page !== undefined) {
    return h('button', { class: 'place', 'data-page': page }, say(`第 ${page} 页`, `page ${page}`));
  }
  const name = said(placeName(document, at));
  return h('button', { class: 'place', 'data-points': at }, name || say('全表', 'the form'));
}
