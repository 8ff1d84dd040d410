/** How a thing is painted: red, green, blue and opacity from 0 to 1; null where nothing is painted. */
export type PaintColour = Colour | null;

export type Colour = {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly opacity: number;
  /** a pattern: what is seen there is not known, and nothing vanishes in it */
  readonly isPattern?: true;
};

export const BLACK: Colour = { red: 0, green: 0, blue: 0, opacity: 1 };
export const PAPER: Colour = { red: 1, green: 1, blue: 1, opacity: 1 };
export const PATTERN: Colour = { ...BLACK, isPattern: true };

/** Given `#rrggbb`, as pdf.js tells colours. */
export function colourOf(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  if (Number.isNaN(value)) return BLACK;
  return {
    red: (value >> 16) / 255,
    green: ((value >> 8) & 255) / 255,
    blue: (value & 255) / 255,
    opacity: 1,
  };
}

/** What is seen of a colour on a ground. */
export function over(colour: Colour, ground: Colour): Colour {
  const { opacity, isPattern } = colour;
  if (opacity === 1 || isPattern) return colour;
  const mixed = (own: number, below: number) => own * opacity + below * (1 - opacity);
  return {
    red: mixed(colour.red, ground.red),
    green: mixed(colour.green, ground.green),
    blue: mixed(colour.blue, ground.blue),
    opacity: 1,
    ...(ground.isPattern && { isPattern: true }),
  };
}

/** How much a colour stands out from its ground, from 0 to 1. */
export function contrast(colour: Colour, ground: Colour): number {
  if (colour.isPattern || ground.isPattern) return 1;
  const seen = over(colour, ground);
  return Math.max(
    Math.abs(seen.red - ground.red),
    Math.abs(seen.green - ground.green),
    Math.abs(seen.blue - ground.blue),
  );
}

/** From this contrast on a thing is seen. Text of `#f7f7f7` on paper is hidden on purpose; the palest rulings are `#f0f0f0`. */
export const SEEN = 0.05;

/** An area of this opacity and more hides what lies below it. */
export const OPAQUE = 0.9;
