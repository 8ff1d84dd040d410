import { intersection } from '../values/bbox.ts';
import type { DrawingCanvas, Handlers, OperatorCodes, OperatorList, PdfFont } from './canvas.ts';
import { initialState, type Machine, machineOf, paintOf, type State, type Tile } from './graphics-state.ts';
import { applyToBox, type Matrix, multiply } from './matrix.ts';
import { colourOf, PATTERN } from './paint.ts';
import { textHandlers } from './text-operators.ts';

export type DrawOptions = {
  readonly codes: OperatorCodes;
  readonly viewport: Matrix;
  readonly fontOf: (name: string) => PdfFont;
  readonly isVisible: (optionalContent: unknown) => boolean;
};

/** Replays a page's instructions on a canvas of ours, with the graphics state that PDF prescribes. */
export function draw(list: OperatorList, canvas: DrawingCanvas, options: DrawOptions): void {
  const machine = machineOf(options.viewport);
  const named: Handlers = {
    ...stateHandlers(machine, options),
    ...textHandlers(machine, canvas, options.fontOf),
    ...inkHandlers(machine, canvas, { ...options, run }),
  };
  const handlers: Handlers[string][] = [];
  for (const [name, handler] of Object.entries(named)) {
    const code = options.codes[name];
    if (code !== undefined) handlers[code] = handler;
  }
  function run({ fnArray, argsArray }: OperatorList): void {
    fnArray.forEach((code, index) => {
      handlers[code]?.((argsArray[index] ?? []) as never);
    });
  }
  run(list);
}

/** Instructions that change how things are drawn. */
function stateHandlers(machine: Machine, { viewport, fontOf, isVisible }: DrawOptions): Handlers {
  const { save, restore, transform, clipTo } = machine;
  const gStates: { [key: string]: (value: never) => void } = {
    LW: (value: number) => {
      machine.state.lineWidth = value;
    },
    ca: (value: number) => {
      machine.state.fillAlpha = value;
    },
    CA: (value: number) => {
      machine.state.strokeAlpha = value;
    },
    BM: (value: string) => {
      machine.state.isBlended = value !== 'source-over';
    },
    Font: ([name, size]: [string, number]) => {
      machine.state.font = fontOf(name);
      machine.state.fontSize = size;
    },
  };
  return {
    save,
    restore,
    transform,
    setLineWidth: ([width]) => {
      machine.state.lineWidth = width;
    },
    setGState: ([entries]) => {
      for (const [key, value] of entries) gStates[key]?.(value as never);
    },
    setFillRGBColor: ([colour]) => setFill(machine.state, colourOf(colour)),
    setStrokeRGBColor: ([colour]) => {
      machine.state.stroke = colourOf(colour);
    },
    setFillColorN: args => setFill(machine.state, PATTERN, tileOf(args)),
    setStrokeColorN: () => {
      machine.state.stroke = PATTERN;
    },
    setFillTransparent: () => setFill(machine.state, null),
    setStrokeTransparent: () => {
      machine.state.stroke = null;
    },
    clip: () => {
      machine.isClipPending = true;
    },
    eoClip: () => {
      machine.isClipPending = true;
    },
    paintFormXObjectBegin: ([matrix, box]) => {
      save();
      if (matrix) transform(matrix);
      if (box) clipTo(box);
    },
    paintFormXObjectEnd: restore,
    beginGroup: () => {
      save();
      const { state } = machine;
      Object.assign(state, { groupAlpha: state.groupAlpha * state.fillAlpha, fillAlpha: 1, strokeAlpha: 1 });
    },
    endGroup: restore,
    beginAnnotation: ([, , placed, matrix]) => {
      save();
      machine.state = { ...initialState(viewport) };
      transform(placed);
      transform(matrix);
    },
    endAnnotation: restore,
    beginMarkedContent: () => machine.hidden.push(false),
    beginMarkedContentProps: ([tag, properties]) =>
      machine.hidden.push(tag === 'OC' && !isVisible(properties)),
    endMarkedContent: () => machine.hidden.pop(),
  };
}

function setFill(state: State, fill: State['fill'], tile: Tile | null = null): void {
  Object.assign(state, { fill, tile });
}

function tileOf([kind, , list, matrix, box, across, down]: readonly unknown[]): Tile | null {
  if (kind !== 'TilingPattern') return null;
  return { list, matrix: matrix ?? [1, 0, 0, 1, 0, 0], box, across, down } as Tile;
}

type InkOptions = DrawOptions & { readonly run: (list: OperatorList) => void };

/** Instructions that draw shapes and pictures. */
function inkHandlers(
  machine: Machine,
  canvas: DrawingCanvas,
  { codes, viewport, run }: InkOptions,
): Handlers {
  const strokeCodes = codesOf(codes, ['stroke', 'closeStroke', ...FILL_AND_STROKE]);
  const fillCodes = codesOf(codes, ['fill', 'eoFill', 'rawFillPath', ...FILL_AND_STROKE]);

  const picture = (isMask: boolean) => (drawn: readonly unknown[]) => {
    if (machine.isHidden()) return;
    const { state } = machine;
    const box = applyToBox(state.ctm, [0, 0, 1, 1]);
    const visible = state.clip ? intersection(state.clip, box) : box;
    const isOpaque = !isMask && !state.isBlended && state.fillAlpha * state.groupAlpha === 1;
    const hiding = isOpaque ? drawn[0] : null;
    if (visible) canvas.image({ box: visible, density: densityOf(drawn, state.ctm), hiding });
  };

  const constructPath = ([operator, data, bounds]: [number, [ArrayLike<number>], ArrayLike<number>]) => {
    if (machine.isClipPending && bounds) machine.clipTo(bounds);
    machine.isClipPending = false;
    if (!bounds || !data[0] || machine.isHidden()) return;
    const [strokes, fills] = [strokeCodes.has(operator), fillCodes.has(operator)];
    if (!strokes && !fills) return;
    const { state } = machine;
    if (fills && state.tile && layTile(state.tile, bounds)) return;
    const fill = fills ? paintOf(state, 'fill') : null;
    const stroke = strokes ? paintOf(state, 'stroke') : null;
    canvas.path({ data: data[0], fill, stroke, lineWidth: state.lineWidth }, state.ctm, state.clip);
  };

  /** Draws a tile that is as large as what it fills: a page that somebody made a pattern of. */
  const layTile = ({ list, matrix, box, across, down }: Tile, bounds: ArrayLike<number>): boolean => {
    const area = applyToBox(machine.state.ctm, bounds);
    const placed = multiply(viewport, matrix);
    const [x0, y0, x1, y1] = applyToBox(placed, box);
    const step = applyToBox(placed, [0, 0, across, down]);
    const [width, height] = [area[2] - area[0], area[3] - area[1]];
    const isWhole = step[2] - step[0] > width * WHOLE_TILE && step[3] - step[1] > height * WHOLE_TILE;
    if (!isWhole || !intersection(area, [x0, y0, x1, y1])) return false;
    machine.save();
    machine.state = { ...initialState(placed), clip: machine.state.clip };
    machine.clipTo(box);
    run(list);
    machine.restore();
    return true;
  };

  const handlers: Handlers = {
    constructPath,
    shadingFill: () => {
      const { state } = machine;
      const [x0, y0, x1, y1] = state.clip ?? [0, 0, 0, 0];
      const data = [0, x0, y0, 1, x1, y0, 1, x1, y1, 1, x0, y1, 4];
      const drawing = { data, fill: PATTERN, stroke: null, lineWidth: 0 };
      if (!machine.isHidden() && state.clip) canvas.path(drawing, [1, 0, 0, 1, 0, 0], state.clip);
    },
  };
  for (const name of IMAGE_OPERATORS) handlers[name] = picture(false);
  for (const name of MASK_OPERATORS) handlers[name] = picture(true);
  return handlers;
}

/** Share of what it fills that a tile covers at least to be drawn as the thing itself. */
const WHOLE_TILE = 0.8;

/** Pixels that are farther from square count along their shorter side: a fax has twice as many across as down. */
const SQUARE = 1.1;

/** Pixels a point of a picture; its size stands in the instruction or in the picture itself; else 0. */
function densityOf([drawn, ...size]: readonly unknown[], [a, b, c, d]: Matrix): number {
  const { width, height } = (drawn ?? {}) as { width?: number; height?: number };
  const [across, down] = [Number(size[0] ?? width ?? 0), Number(size[1] ?? height ?? 0)];
  const [one, other] = [across / Math.hypot(a, b), down / Math.hypot(c, d)];
  const finest = Math.max(one, other);
  const density = finest > SQUARE * Math.min(one, other) ? finest : Math.sqrt(one * other);
  return across * down > 0 && Number.isFinite(density) ? density : 0;
}

const FILL_AND_STROKE = ['fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'];

const IMAGE_OPERATORS = [
  'paintImageXObject',
  'paintInlineImageXObject',
  'paintInlineImageXObjectGroup',
  'paintImageXObjectRepeat',
];

const MASK_OPERATORS = [
  'paintImageMaskXObject',
  'paintImageMaskXObjectGroup',
  'paintImageMaskXObjectRepeat',
  'paintSolidColorImageMask',
];

function codesOf(codes: OperatorCodes, names: readonly string[]): Set<number> {
  return new Set(names.map(name => codes[name]!));
}
