import type { AnswerKind } from '../../model.ts';
import { entryName } from '../../show/field-names.ts';
import { ANSWERS } from '../../show/words.ts';
import type { ShownDocument } from './document-state.ts';
import { h } from './dom.ts';
import { said, say } from './language.ts';
import { notify } from './notice.ts';
import { note } from './statements.ts';

/** Asks for a comment on a value, a row or a form. */
export function comment(shown: ShownDocument, at: string): void {
  const name = said(entryName(at));
  const text = h('textarea', { rows: 2, 'aria-label': say('批注', 'Comment') });
  shown.panel.open({
    title: say(`批注：${name}`, `Comment: ${name}`),
    body: text,
    submit: say('记下', 'Note it'),
    save: () =>
      note(
        shown,
        { path: `/comments${at}`, kind: 'comment', text: text.value },
        say('批注已记下', 'Commented'),
      ),
  });
}

export function commentSelected(shown: ShownDocument): void {
  if (shown.selected !== null) comment(shown, shown.selected);
  else notify(say('请先点选一个取值', 'Select a value first'));
}

/** Asks what a finding turned out to be. */
export function answerFinding(shown: ShownDocument, path: string): void {
  const finding = shown.view.document.findings[Number(path.split('/')[2])];
  if (finding === undefined) return;
  const words = Object.entries(ANSWERS).map(([as, word]) =>
    h(
      'label',
      { class: 'choice' },
      h('input', { type: 'radio', name: 'answer', value: as, checked: as === finding.answer?.as }),
      said(word),
    ),
  );
  const text = h('textarea', { rows: 1, 'aria-label': say('说明', 'Note') });
  text.placeholder = say('说明（可不填）', 'Note, if any');
  text.value = finding.answer?.note ?? '';
  const choices = h('fieldset', {}, h('legend', {}, said(finding.message)), words);
  shown.panel.open({
    title: say('答复', 'Answer'),
    body: [choices, text],
    submit: say('答复', 'Answer'),
    save: async () => {
      const as = choices.querySelector<HTMLInputElement>(':checked')?.value as AnswerKind | undefined;
      // what settles a finding is chosen, not left as it happens to stand
      if (as === undefined) {
        shown.panel.complain(say('请先选一种答复', 'Choose an answer first'));
        return false;
      }
      const told = say(`已答复：${said(ANSWERS[as])}`, `Answered: ${said(ANSWERS[as])}`);
      return await note(shown, { path, kind: 'answer', text: as, reason: text.value || null }, told);
    },
  });
}
