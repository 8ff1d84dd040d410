import type { CorrectionKind } from '../../model.ts';
import type { DocumentView, Statement } from '../desk.ts';
import { documentOf, type Session, state } from './api.ts';
import { fill, h } from './dom.ts';
import { dumpOf } from './dump.ts';
import { formsOf } from './form.ts';
import { inspectorOf } from './inspector.ts';
import { listen } from './keys.ts';
import { said, say } from './language.ts';
import { type Loaded, load, remember } from './loaded.ts';
import type { Neighbours } from './neighbours.ts';
import { notify } from './notice.ts';
import { type Sheets, sheetsOf } from './sheets.ts';
import { barOf, headOf, nothingToShow } from './surroundings.ts';
import { thumbnails } from './thumbnails.ts';
import { isOpen, lastOf, lastOfMine, pointed, valuesOf } from './values.ts';

/** The page of one document: its pages on the left, its values on the right. Returns when it is on the screen. */
export async function documentPage(
  main: HTMLElement,
  {
    sha256,
    session,
    neighbours,
    signal,
  }: {
    readonly sha256: string;
    readonly session: Session;
    readonly neighbours: Neighbours;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  const loaded = await load(sha256);
  if (signal.aborted) return;
  const { pictures } = loaded;
  let { view } = loaded;
  let values = valuesOf(view.document);
  let selected: string | null = null;
  /** said of, and not answered yet */
  const waiting = new Set<string>();
  let queue: Promise<unknown> = Promise.resolve();

  const forms = h('div', {
    class: 'forms',
    role: 'region',
    'aria-label': say('数据', 'Values'),
    tabindex: 0,
  });
  const select = (at: string) => light([at]);
  const sheets: Sheets | null = pictures && sheetsOf({ pictures, values, select });
  const dump = view.source.state === 'text' ? dumpOf(view, values) : null;
  const inspector = inspectorOf(pictures, {
    accept: () => say_('accept', {}),
    correct: (text, reason) => say_('correct', { text, reason }),
    unreadable: () => say_('unreadable', {}),
    undo: () => undo(),
    next: () => nextOpen(1),
  });
  const buttonOf = (at: string) =>
    [...forms.querySelectorAll<HTMLElement>('.value')].find(one => one.dataset.all!.split(' ').includes(at));

  const light = (all: readonly string[]) => {
    for (const one of forms.querySelectorAll('.value.lit')) {
      one.classList.remove('lit');
      one.setAttribute('aria-pressed', 'false');
    }
    const buttons = all.map(buttonOf).filter(one => one !== undefined);
    for (const one of buttons) {
      one.classList.add('lit');
      one.setAttribute('aria-pressed', 'true');
    }
    selected = all[0] ?? null;
    buttons[0]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    sheets?.light(all);
    dump?.light(all);
    inspector.show((selected && values.get(selected)) || null, view);
  };
  const isLeft = (at: string) => !waiting.has(at) && isOpen(values.get(at)!.evidence);
  const order = () =>
    [...forms.querySelectorAll<HTMLElement>('.value')].flatMap(one => one.dataset.all!.split(' '));
  const nextOpen = (step: 1 | -1) => {
    const all = order();
    const from = selected === null ? (step > 0 ? -1 : all.length) : all.indexOf(selected);
    const rest =
      step > 0 ? [...all.slice(from + 1), ...all.slice(0, from)] : all.slice(0, Math.max(from, 0)).reverse();
    const found = rest.find(isLeft);
    if (found) return select(found);
    notify(say('本份已无待核项，按 ] 到下一份', 'Nothing left to review here: ] opens the next document'));
  };
  const step = (by: 1 | -1) => {
    const all = [...forms.querySelectorAll<HTMLElement>('.value')];
    const from = selected === null ? -1 : all.indexOf(buttonOf(selected)!);
    const to = all[Math.min(all.length - 1, Math.max(0, from + by))];
    if (to) select(to.dataset.at!);
  };
  const renew = (next: DocumentView) => {
    view = next;
    values = valuesOf(view.document);
    remember(view);
    const { scrollTop } = forms;
    fill(forms, headOf(view, pictures === null), formsOf(view.document));
    forms.scrollTop = scrollTop;
    sheets?.refresh(values);
    for (const at of waiting) buttonOf(at)?.classList.remove('open');
    progress();
  };
  const progress = () => {
    const left = [...values.keys()].filter(isLeft).length;
    fill(bar.left, left === 0 ? say('✓ 已核完', '✓ done') : say(`待核 ${left}`, `${left} to review`));
    bar.left.classList.toggle('done', left === 0);
  };
  /** Says something of the selected value, goes on at once, and tells the server in the order of saying. */
  const say_ = (
    kind: CorrectionKind,
    { text = null, reason = null }: { text?: string | null; reason?: string | null },
  ) => {
    const at = selected;
    if (at === null) return;
    const wasLeft = isLeft(at);
    const send = () => tell({ path: at, kind, text, reason, undoes: null });
    if (kind === 'correct') {
      // what was typed may be refused: its field stays until the server took it
      queue = queue.then(send).then(isTaken => {
        if (isTaken && selected === at) wasLeft ? nextOpen(1) : select(at);
      });
      return;
    }
    waiting.add(at);
    progress();
    queue = queue.then(send);
    if (wasLeft) nextOpen(1);
  };
  /** Of a document drawn as a whole: all of it has been looked at. */
  const acceptWhole = () => {
    const send = () => tell({ path: '', kind: 'accept', text: null, reason: null, undoes: null });
    queue = queue.then(send).then(isTaken => isTaken && neighbours.next());
  };
  const undo = () => {
    queue = queue.then(async () => {
      const mine = lastOfMine(view, session.reviewer);
      if (!mine) return notify(say('没有可撤销的', 'Nothing to undo'));
      const { path, sequence } = mine;
      await tell({ path, kind: 'undo', text: null, reason: null, undoes: sequence });
      select(path);
    });
  };
  const tell = async (statement: Omit<Statement, 'expected'>): Promise<boolean> => {
    const expected = lastOf(view, statement.path)?.hash ?? null;
    try {
      const answer = await state(sha256, { ...statement, expected });
      waiting.delete(statement.path);
      if (answer.kind === 'refused') {
        inspector.complain(said(answer.message));
        return false;
      }
      renew(answer.view);
      if (answer.kind === 'conflict') {
        select(statement.path);
        notify(say('他人刚改过此项，请看过再定', 'Somebody else was faster here: look again'));
        return false;
      }
      if (selected) light([selected]);
      return true;
    } catch {
      waiting.delete(statement.path);
      notify(say('没有保存成功，请检查服务是否还在运行', 'Not saved: is the server still running?'));
      progress();
      return false;
    }
  };
  const bar = barOf(view, neighbours, {
    zoom: factor => sheets?.zoom(factor),
    turn: () => inspector.turn(sheets?.turn() ?? 0),
    whole: session.sample?.unit === 'document' ? acceptWhole : null,
  });
  const left = sheets?.element ?? dump?.element ?? nothingToShow(view);
  fill(
    main,
    h(
      'div',
      { class: 'document', 'data-sha256': sha256 },
      bar.element,
      pictures && pictures.sizes.length > 1 && sheets
        ? thumbnails(pictures, sheets, signal)
        : h('div', { class: 'thumbs' }),
      h('div', { class: 'left' }, left),
      h('div', { class: 'right' }, forms, inspector.element),
    ),
  );
  forms.addEventListener('click', event => {
    const target = (event.target as Element).closest<HTMLElement>('button');
    if (target?.dataset.points) light(pointed(values, target.dataset.points));
    else if (target?.dataset.page) sheets?.goTo(Number(target.dataset.page));
    else if (target?.dataset.at) select(target.dataset.at);
  });
  dump?.element.addEventListener('click', event => {
    const at = (event.target as Element).closest<HTMLElement>('li')?.dataset.at;
    if (at) select(at);
  });
  renew(view);
  inspector.show(null, view);
  listen(
    {
      a: () => say_('accept', {}),
      u: () => say_('unreadable', {}),
      e: inspector.edit,
      z: undo,
      n: () => nextOpen(1),
      p: () => nextOpen(-1),
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      ']': neighbours.next,
      '[': neighbours.previous,
      '+': () => sheets?.zoom(1.25),
      '=': () => sheets?.zoom(1.25),
      '-': () => sheets?.zoom(0.8),
      ...(session.sample?.unit === 'document' && { f: acceptWhole }),
      r: () => inspector.turn(sheets?.turn() ?? 0),
      '0': () => sheets?.zoom(0),
      Escape: neighbours.back,
    },
    signal,
  );
  signal.addEventListener('abort', () => sheets?.close());
  const first = order().find(isLeft);
  if (first) select(first);
  else sheets?.goTo(view.document.forms[0]?.pages[0] ?? 1);
  // it may have been fetched a while ago: what others said since is shown as soon as it is known
  queue = queue.then(async () => {
    const now = await documentOf(sha256);
    if (now.corrections.length === view.corrections.length || signal.aborted) return;
    renew(now);
    if (selected) light([selected]);
  });
  const upcoming = neighbours.upcoming();
  if (upcoming) void prefetch(upcoming);
}

/** Has the next document at hand, its first page drawn once so that its fonts are there. */
async function prefetch(sha256: string): Promise<void> {
  const { view, pictures }: Loaded = await load(sha256);
  const page = view.document.forms[0]?.pages[0] ?? 1;
  const size = pictures?.sizes[page - 1];
  if (size) await pictures!.draw(page, { density: 0.3, x: 0, y: 0, ...size });
}
