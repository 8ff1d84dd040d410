import { PAGES } from '../../mend/pages.ts';
import type { Correction, Document } from '../../model.ts';
import { many } from '../../show/counted.ts';
import { entryName } from '../../show/field-names.ts';
import { KINDS, SOURCE_KINDS } from '../../show/words.ts';
import type { DocumentView } from '../review-service.ts';
import { type Child, h } from './dom.ts';
import { failedPages, failureBox } from './failure.ts';
import { said, say } from './language.ts';
import type { Neighbours } from './list.ts';
import type { Permissions } from './permissions.ts';
import { toolButton } from './tool.ts';

/** What is to be said of a document as a whole before its forms. */
export function headOf(
  view: DocumentView,
  { isPageless, isReviewing, canAnswer }: Permissions & { readonly isPageless: boolean },
): Child {
  const { document, stale } = view;
  const { forms, coverage } = document;
  return [
    failureBox(view, isReviewing && !isPageless),
    failedPages(view, { isReviewing, canAnswer }),
    stale.length > 0 &&
      h(
        'details',
        { class: 'stale' },
        h(
          'summary',
          {},
          say(
            `${stale.length} 条更正与现在读到的不符`,
            `${many(stale.length, 'correction')} out of place now`,
          ),
        ),
        h(
          'ul',
          {},
          stale.map(({ correction }) => h('li', {}, staleWords(correction))),
        ),
      ),
    coverage.unplaced.length > 0 &&
      h(
        'details',
        { class: 'unplaced' },
        h(
          'summary',
          {},
          say(
            `${coverage.unplaced.length} 处文字未归入任何栏目`,
            `${many(coverage.unplaced.length, 'text')} in no field`,
          ),
        ),
        h(
          'ul',
          {},
          coverage.unplaced.map(({ text }) => h('li', {}, text)),
        ),
      ),
    forms.length === 0 &&
      !document.error &&
      h(
        'p',
        { class: 'hint' },
        say(
          '没有识别出自评表。确有表的，请手工录入，并把这份文件当作新表式的样本。',
          'No form was recognised. If there is one, enter it by hand, and keep the file as a model for a new template.',
        ),
        isReviewing &&
          !isPageless &&
          document.pages.every(({ outcome }) => outcome !== 'failed') && [
            ' ',
            toolButton('enter-form', '1', { text: say('手工录入', 'Enter a form') }),
            canAnswer &&
              view.state === 'no-form' &&
              toolButton('no-form', PAGES, { text: say('确实没有表', 'There is none') }),
          ],
      ),
    isPageless &&
      forms.length > 0 &&
      document.source.kind !== 'text' &&
      h('p', { class: 'hint' }, say('原件不在，只显示数据', 'Values without their page')),
  ];
}

function staleWords({ path, kind, after, reviewer }: Correction): string {
  const words = [said(entryName(path)), said(KINDS[kind]), after?.text, reviewer];
  return words.filter(Boolean).join(' · ');
}

type Unshown = { readonly view: DocumentView; readonly isLocked: boolean };

/** In place of the pages: why there are none, and where they were. */
export function nothingToShow({ view, isLocked }: Unshown): HTMLElement {
  const { source, places: known } = view;
  const why = {
    gone: say('原件已不在登记的位置：', 'The file is no longer where the archive says:'),
    changed: say(
      '登记的位置上现在是另一个文件（SHA-256 不同）：',
      'Another file stands there now (its SHA-256 differs):',
    ),
    unreadable: say('原件已损坏，在此无法显示：', 'The file is damaged and cannot be shown here:'),
    locked: say(
      '原件加了密码，在此不显示页面，也不能画框读取：请用能打开它的程序另看，数据照常可核、可更正。',
      'The file needs a password: its pages are not shown here, and no box can be drawn on them. Look at it in a program that opens it; values can be reviewed and corrected all the same.',
    ),
  } as const;
  const isElsewhere = source.state === 'gone' || source.state === 'changed';
  const state = isElsewhere ? source.state : isLocked ? 'locked' : 'unreadable';
  const places = 'places' in source ? source.places : known;
  return h(
    'div',
    { class: 'missing', role: 'note' },
    h('p', {}, why[state]),
    h(
      'ul',
      {},
      places.map(place => h('li', {}, place)),
    ),
  );
}

/** What was found in a document, and how much of its text stands in fields. */
function figuresOf({ forms, findings, coverage: { characters, placed } }: Document): string {
  const share = characters === 0 ? 100 : Math.floor((placed / characters) * 1000) / 10;
  return say(
    `${forms.length} 张表 · ${findings.length} 个问题 · 文字归位 ${share}%`,
    `${many(forms.length, 'form')} · ${many(findings.length, 'finding')} · ${share}% of the text placed`,
  );
}

/** What can be said of a document that was drawn as a whole. */
export type WholeAct = { readonly run: () => void; readonly text: string; readonly name: string };

/** The line above a document: its name, what is left to do, and ways on. */
export function barOf(
  { document, places, sample }: DocumentView,
  neighbours: Neighbours | null,
  {
    zoom,
    turn,
    print,
    whole,
  }: {
    /** null where there are no pages */
    readonly zoom: ((factor: number) => void) | null;
    readonly turn: () => void;
    readonly print: () => void;
    /** none where values were drawn, or nothing */
    readonly whole: readonly WholeAct[];
  },
) {
  const { source } = document;
  const button = (run: () => void, text: string, name: string) =>
    h(
      'button',
      // a sign has no words of its own
      {
        class: 'quiet',
        onclick: run,
        title: name,
        'aria-label': !/\p{L}/u.test(text) && name,
      },
      text,
    );
  const left = h('span', { class: 'left-to-do' });
  const element = h(
    'div',
    { class: whole.length > 0 ? 'bar whole' : 'bar' },
    neighbours && button(neighbours.back, '‹', say('回到列表 (Esc)', 'Back to the list (Esc)')),
    h('h1', { title: places.join('\n') }, source.name),
    source.pages > 0 &&
      h(
        'span',
        { class: 'dim' },
        `${said(SOURCE_KINDS[source.kind])} · ${say(`${source.pages} 页`, many(source.pages, 'page'))}`,
      ),
    document.forms.length > 0 && h('span', { class: 'dim figures' }, figuresOf(document)),
    sample && h('span', { class: 'badge done' }, say(`样本 ${sample.number}`, `sample ${sample.number}`)),
    left,
    h('span', { class: 'space' }),
    whole.map(({ run, text, name }) => button(run, text, name)),
    zoom && [
      button(() => zoom(0.8), '−', say('缩小 (-)', 'Zoom out (-)')),
      button(() => zoom(0), '↔', say('适合宽度 (0)', 'Fit width (0)')),
      button(() => zoom(1.25), '+', say('放大 (+)', 'Zoom in (+)')),
      button(turn, '⟳', say('旋转 (R)', 'Turn (R)')),
    ],
    button(print, say('打印', 'Print'), say('打印底稿 (L)', 'Print the working paper (L)')),
    neighbours && [
      h('span', { class: 'dim figure' }, neighbours.place),
      button(neighbours.previous, '↑', say('上一份 ([)', 'Previous document ([)')),
      button(neighbours.next, '↓', say('下一份 (])', 'Next document (])')),
    ],
  );
  return { element, left };
}
