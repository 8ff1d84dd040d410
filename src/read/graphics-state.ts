import type { BBox } from '../model.ts';
import { intersection } from '../values/bbox.ts';
import type { Clip, OperatorList, PdfFont } from './canvas.ts';
import { applyToBox, type Matrix, multiply } from './matrix.ts';
import { BLACK, type PaintColour } from './paint.ts';

/** The graphics state that PDF prescribes, as far as text, lines and pictures need it. */
export type State = {
  ctm: Matrix;
  clip: Clip;
  fill: PaintColour;
  stroke: PaintColour;
  /** what areas are filled with, where that is a pattern */
  tile: Tile | null;
  fillAlpha: number;
  strokeAlpha: number;
  /** opacity of the groups that the thing is drawn in */
  groupAlpha: number;
  /** what is drawn mixes with what lies below and hides none of it */
  isBlended: boolean;
  lineWidth: number;
  font: PdfFont;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
  renderingMode: number;
};

/** A pattern that is drawn over and over: its own instructions, its box, and how far it is from one to the next. */
export type Tile = {
  readonly list: OperatorList;
  readonly matrix: Matrix;
  readonly box: BBox;
  readonly across: number;
  readonly down: number;
};

const NO_FONT: PdfFont = {};

export function initialState(ctm: Matrix): State {
  return {
    ctm,
    clip: null,
    fill: BLACK,
    stroke: BLACK,
    tile: null,
    fillAlpha: 1,
    strokeAlpha: 1,
    groupAlpha: 1,
    isBlended: false,
    lineWidth: 1,
    font: NO_FONT,
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    horizontalScale: 1,
    leading: 0,
    rise: 0,
    renderingMode: 0,
  };
}

/** What is blended with its ground, as a marker is, hides nothing of it. */
const SEEN_THROUGH = 0.5;

/** What a fill or a stroke looks like; null where it leaves nothing. */
export function paintOf(state: State, kind: 'fill' | 'stroke'): PaintColour {
  const own = state[kind];
  const opacity = (kind === 'fill' ? state.fillAlpha : state.strokeAlpha) * state.groupAlpha;
  if (own === null || opacity === 0) return null;
  if (state.isBlended) return { ...own, opacity: Math.min(opacity, SEEN_THROUGH) };
  return opacity === 1 ? own : { ...own, opacity };
}

/** The state with its stack, and the layers that what is drawn belongs to. */
export type Machine = {
  state: State;
  isClipPending: boolean;
  readonly hidden: boolean[];
  isHidden(): boolean;
  save(): void;
  restore(): void;
  transform(matrix: Matrix): void;
  clipTo(box: ArrayLike<number>): void;
};

export function machineOf(viewport: Matrix): Machine {
  const stack: State[] = [];
  const machine: Machine = {
    state: initialState(viewport),
    isClipPending: false,
    hidden: [],
    isHidden: () => machine.hidden.includes(true),
    save: () => stack.push({ ...machine.state }),
    restore: () => {
      machine.state = stack.pop() ?? machine.state;
    },
    transform: matrix => {
      machine.state.ctm = multiply(machine.state.ctm, matrix);
    },
    clipTo: box => {
      const displayed = applyToBox(machine.state.ctm, box);
      const { clip } = machine.state;
      machine.state.clip = clip ? (intersection(clip, displayed) ?? [0, 0, 0, 0]) : displayed;
    },
  };
  return machine;
}
