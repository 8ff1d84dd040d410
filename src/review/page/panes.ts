import { h } from './dom.ts';
import { say } from './language.ts';
import { recall, remember } from './remembered.ts';

/** Two panes of a box, and the line between them that can be dragged, or moved by the arrow keys. */
type Divider = {
  /** what the share of the first pane is remembered by; the style has it as `--NAME` */
  readonly name: string;
  /** whether the panes stand side by side */
  readonly isAcross: boolean;
  /** percent of the box */
  readonly usual: number;
  readonly label: string;
};

/** percent: no pane becomes smaller, and a key moves the line by that much */
const [LEAST, STEP] = [15, 3];

export const SIDES: Divider = {
  name: 'sides',
  isAcross: true,
  usual: 54,
  get label() {
    return say('原件与数据之间', 'Between pages and values');
  },
};

export const INSPECTOR: Divider = {
  name: 'inspector',
  isAcross: false,
  usual: 62,
  get label() {
    return say('数据与选中的取值之间', 'Between values and the selected one');
  },
};

/** The line between two panes of a box, as wide as they were left last. */
export function dividerOf(box: HTMLElement, { name, isAcross, usual, label }: Divider): HTMLElement {
  const line = h('div', {
    class: `divider ${isAcross ? 'across' : 'down'}`,
    role: 'separator',
    tabindex: 0,
    'aria-label': label,
    'aria-orientation': isAcross ? 'vertical' : 'horizontal',
    'aria-valuemin': LEAST,
    'aria-valuemax': 100 - LEAST,
  });
  let share = usual;
  const put = (percent: number) => {
    share = Math.round(Math.min(100 - LEAST, Math.max(LEAST, percent)) * 10) / 10;
    box.style.setProperty(`--${name}`, `${share}%`);
    line.setAttribute('aria-valuenow', String(Math.round(share)));
  };
  const keep = () => remember(name, String(share));
  const known = Number(recall(name) ?? usual);
  put(Number.isFinite(known) ? known : usual);
  line.addEventListener('pointerdown', event => {
    event.preventDefault();
    line.setPointerCapture(event.pointerId);
  });
  line.addEventListener('pointermove', ({ pointerId, clientX, clientY }) => {
    if (!line.hasPointerCapture(pointerId)) return;
    const { left, top, width, height } = box.getBoundingClientRect();
    put((isAcross ? (clientX - left) / width : (clientY - top) / height) * 100);
  });
  line.addEventListener('pointerup', keep);
  line.addEventListener('dblclick', () => {
    put(usual);
    keep();
  });
  const [less, more] = isAcross ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  line.addEventListener('keydown', event => {
    const step = { [less]: -STEP, [more]: STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    put(share + step);
    keep();
  });
  return line;
}
