import picocolors from 'picocolors';

/** Characters that JSON leaves as they are, but that would steer a terminal. */
const STEERING = /[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d[\d.eE+-]*/g;

/** A value as indented JSON for a person at a terminal: coloured, and with nothing in it that steers the terminal. */
export function terminalJson(value: unknown, { color }: { readonly color: boolean }): string {
  const colors = picocolors.createColors(color);
  return JSON.stringify(value, null, 2)
    .replace(STEERING, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(TOKEN, (token, text?: string, colon?: string) => {
      if (colon !== undefined) return colors.blue(text!) + colon;
      return text === undefined ? colors.magenta(token) : colors.green(token);
    });
}
